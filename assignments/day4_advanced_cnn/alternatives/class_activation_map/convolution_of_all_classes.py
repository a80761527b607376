# /// alternative
# note = "a 1x1 convolution for all classes, then the ones asked for; nan_to_num at the end"
# ///
import torch
from torch import nn


def class_activation_map(features, fc_weight, class_idx, size=None):
    n = features.shape[0]
    maps = nn.functional.conv2d(features.detach(), fc_weight.detach()[:, :, None, None])
    if size is not None:
        maps = nn.functional.interpolate(maps, size=size, mode="bilinear")
    k = torch.as_tensor(class_idx).expand(n)
    maps = maps[torch.arange(n), k]
    flat = maps.reshape(n, -1)
    low, high = flat.min(dim=1).values, flat.max(dim=1).values
    return ((flat - low[:, None]) / (high - low)[:, None]).nan_to_num(0.0).view_as(maps)
