# /// mistake
# cause = "biases keep the numbers that PyTorch drew"
# test = "test_weight_linear"
# signature.linear_he = [0.97, 1.03]
# signature.nested_he = [0.97, 1.03]
# signature.bias = [0.01, 0.2]
# hint.ko = """\
# 초기화한 뒤 층의 bias를 출력해 보세요. 무엇이 들어 있나요?"""
# hint.en = """\
# Print a layer's bias after your initialisation. What does it hold?"""
# ///
from torch import nn


def init_model(model, scheme):
    gain = 2 if scheme == "he" else 1
    for layer in model.modules():
        if isinstance(layer, nn.Linear | nn.Conv2d):
            fan_in = layer.weight[0].numel()
            nn.init.normal_(layer.weight, 0.0, (gain / fan_in) ** 0.5)
