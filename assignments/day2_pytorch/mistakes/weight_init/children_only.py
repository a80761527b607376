# /// mistake
# cause = "modules within modules are left out"
# test = "test_weight_linear"
# signature.linear_he = [0.97, 1.03]
# signature.nested_he = [0.38, 0.44]
# hint.ko = """\
# nn.Sequential 안에 nn.Sequential이 들어 있다면, 여러분의 반복문은 안쪽 층까지 들르나요?"""
# hint.en = """\
# With an nn.Sequential inside an nn.Sequential, does your loop visit the inner layers?"""
# ///
from torch import nn


def init_model(model, scheme):
    gain = 2 if scheme == "he" else 1
    for layer in model.children():
        if isinstance(layer, nn.Linear | nn.Conv2d):
            fan_in = layer.weight[0].numel()
            nn.init.normal_(layer.weight, 0.0, (gain / fan_in) ** 0.5)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
