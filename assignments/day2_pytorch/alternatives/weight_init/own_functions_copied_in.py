# /// alternative
# note = "init_model copies what the two functions draw, with a generator seeded from torch's"
# ///
import numpy as np
import torch
from torch import nn


def xavier_normal(fan_in, fan_out, rng):
    return rng.normal(size=fan_out * fan_in, scale=fan_in**-0.5).reshape(fan_out, fan_in)


def he_normal(fan_in, fan_out, rng):
    return np.array([rng.normal(0, (2 / fan_in) ** 0.5, fan_in) for _ in range(fan_out)])


def init_model(model, scheme):
    draw = {"xavier": xavier_normal, "he": he_normal}[scheme]
    rng = np.random.default_rng(torch.randint(2**31, ()).item())
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            fan_in = layer.in_features
        elif isinstance(layer, nn.Conv2d):
            fan_in = layer.in_channels * layer.kernel_size[0] * layer.kernel_size[1]
        else:
            continue
        values = draw(fan_in, layer.weight.shape[0], rng).reshape(layer.weight.shape)
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(values))
            if layer.bias is not None:
                layer.bias.zero_()
