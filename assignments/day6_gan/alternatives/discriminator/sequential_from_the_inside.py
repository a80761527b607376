# /// alternative
# note = "a subclass of Sequential; leaky slope by maximum; layers by a table"
# ///
import torch
from torch import nn


class Leaky(nn.Module):
    def forward(self, x):
        return torch.maximum(x, x / 5)


class Discriminator(nn.Sequential):
    def __init__(self, in_ch, image_size, base=32):
        sides = {8: [4, 2], 16: [8, 4, 2], 28: [14, 7], 32: [16, 8, 4, 2]}[image_size]
        modules = [nn.Conv2d(in_ch, base, 4, stride=2, padding=1), Leaky()]
        for _ in sides[1:]:
            modules += [nn.Conv2d(base, 2 * base, 4, stride=2, padding=1), nn.BatchNorm2d(2 * base), Leaky()]
            base = 2 * base
        modules += [nn.Flatten(), nn.Linear(base * sides[-1] ** 2, 1)]
        super().__init__(*modules)
