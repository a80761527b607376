# /// mistake
# cause = "raises where a layer has no bias"
# test = "test_weight_other_layers"
# hint.ko = """\
# bias=False로 만든 층의 bias에는 무엇이 들어 있나요?"""
# hint.en = """\
# What does the bias of a layer made with bias=False hold?"""
# ///
from torch import nn


def init_model(model, scheme):
    gain = 2 if scheme == "he" else 1
    for layer in model.modules():
        if isinstance(layer, nn.Linear | nn.Conv2d):
            fan_in = layer.weight[0].numel()
            nn.init.normal_(layer.weight, 0.0, (gain / fan_in) ** 0.5)
            nn.init.zeros_(layer.bias)
