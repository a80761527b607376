# /// mistake
# cause = "a convolution's fan_in is its number of channels"
# test = "test_weight_conv"
# signature.linear_he = [0.97, 1.03]
# signature.conv_he = [2.3, 2.6]
# hint.ko = """\
# 합성곱의 출력 픽셀 하나는 입력 숫자를 몇 개 보나요? 채널마다 하나뿐인가요?"""
# hint.en = """\
# How many input numbers does one output pixel of a convolution see? Just one of each channel?"""
# ///
from torch import nn


def init_model(model, scheme):
    gain = 2 if scheme == "he" else 1
    for layer in model.modules():
        if isinstance(layer, nn.Linear | nn.Conv2d):
            fan_in = layer.weight.shape[1]
            nn.init.normal_(layer.weight, 0.0, (gain / fan_in) ** 0.5)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
