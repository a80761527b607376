# /// mistake
# cause = "float32 weights become float64"
# test = "test_weight_seed"
# signature.bits_float32 = [64.0, 64.0]
# hint.ko = """\
# 초기화하기 전과 뒤에 weight.dtype을 출력해 보세요. NumPy가 뽑은 수의 dtype은 무엇인가요?"""
# hint.en = """\
# Print weight.dtype before and after. What dtype do NumPy's random numbers have?"""
# ///
import numpy as np
import torch
from torch import nn


def init_model(model, scheme):
    rng = np.random.default_rng(torch.randint(2**31, ()).item())
    gain = 2 if scheme == "he" else 1
    for layer in model.modules():
        if isinstance(layer, nn.Linear | nn.Conv2d):
            std = (gain / layer.weight[0].numel()) ** 0.5
            layer.weight.data = torch.from_numpy(rng.normal(0, std, layer.weight.shape))
            if layer.bias is not None:
                layer.bias.data.zero_()
