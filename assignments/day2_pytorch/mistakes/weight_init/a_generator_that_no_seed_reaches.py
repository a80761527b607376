# /// mistake
# cause = "init_model draws from a NumPy generator that torch.manual_seed does not reach"
# test = "test_weight_seed"
# signature.same_seed = [0.0, 0.0]
# signature.other_seed = [0.0, 0.0]
# hint.ko = """\
# torch.manual_seed를 같게 하고 두 번 초기화해 보세요. 그 시드(seed)는 어느 난수 생성기의 것인가요?"""
# hint.en = """\
# Initialise twice after the same torch.manual_seed. Which generator does that seed belong to?"""
# ///
import numpy as np
import torch
from torch import nn


def init_model(model, scheme):
    draw = np.random.default_rng()
    gain = 2 if scheme == "he" else 1
    for layer in model.modules():
        if isinstance(layer, nn.Linear | nn.Conv2d):
            std = (gain / layer.weight[0].numel()) ** 0.5
            layer.weight.data = torch.tensor(draw.normal(0, std, layer.weight.shape), dtype=layer.weight.dtype)
            if layer.bias is not None:
                layer.bias.data.zero_()
