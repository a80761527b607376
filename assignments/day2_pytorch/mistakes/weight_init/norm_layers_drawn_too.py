# /// mistake
# cause = "draws the scale of batch normalisation around 1"
# test = "test_weight_other_layers"
# signature.norm_moved = [0.3, 3.0]
# signature.linear_he = [0.97, 1.03]
# hint.ko = """\
# 자기 초깃값을 그대로 지켜야 하는 층은 무엇인가요? 여러분의 조건문은 어떤 층들을 고르나요?"""
# hint.en = """\
# Which layers should keep their own starting values? Which ones does your condition pick?"""
# ///
from torch import nn


def init_model(model, scheme):
    gain = 2 if scheme == "he" else 1
    for layer in model.modules():
        if isinstance(layer, nn.Linear | nn.Conv2d):
            fan_in = layer.weight[0].numel()
            nn.init.normal_(layer.weight, 0.0, (gain / fan_in) ** 0.5)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
        elif isinstance(layer, nn.BatchNorm1d | nn.BatchNorm2d):
            nn.init.normal_(layer.weight, 1.0, 0.02)
            nn.init.zeros_(layer.bias)
