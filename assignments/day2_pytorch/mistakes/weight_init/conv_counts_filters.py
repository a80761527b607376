# /// mistake
# cause = "a convolution's fan_in counts its filters, not its input channels"
# test = "test_weight_conv"
# signature.linear_he = [0.97, 1.03]
# signature.conv_he = [0.48, 0.52]
# hint.ko = """\
# weight의 모양 (F, C, kh, kw)에서 출력 픽셀 하나를 계산할 때 쓰이지 않는 차원은 무엇인가요?"""
# hint.en = """\
# In the shape (F, C, kh, kw), which axis is not used up by a single output pixel?"""
# ///
from torch import nn


def init_model(model, scheme):
    gain = 2 if scheme == "he" else 1
    for layer in model.modules():
        if isinstance(layer, nn.Linear | nn.Conv2d):
            fan_in = layer.weight[:, 0].numel() if layer.weight.dim() == 4 else layer.in_features
            nn.init.normal_(layer.weight, 0.0, (gain / fan_in) ** 0.5)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
