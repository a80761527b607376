# /// mistake
# cause = "puts new parameters in the place of the old ones"
# test = "test_weight_linear"
# signature.linear_he = [0.38, 0.44]
# signature.nested_he = [0.38, 0.44]
# hint.ko = """\
# 옵티마이저를 먼저 만들고 초기화해 보세요. 옵티마이저가 쥐고 있는 파라미터도 바뀌었나요?"""
# hint.en = """\
# Make the optimizer first, then initialise. Have the parameters that the optimizer holds changed?"""
# ///
import torch
from torch import nn


def init_model(model, scheme):
    gain = 2 if scheme == "he" else 1
    for layer in model.modules():
        if isinstance(layer, nn.Linear | nn.Conv2d):
            std = (gain / layer.weight[0].numel()) ** 0.5
            layer.weight = nn.Parameter(std * torch.randn_like(layer.weight))
            if layer.bias is not None:
                layer.bias = nn.Parameter(torch.zeros_like(layer.bias))
