# /// mistake
# cause = "enlarges by repeating pixels"
# test = "test_class_activation_map_size"
# hint.ko = """\
# 늘린 맵에 같은 값의 네모 칸이 보이나요? F.interpolate는 mode를 주지 않으면 어떻게 늘리나요?"""
# hint.en = """\
# Do you see squares of equal value in the enlarged map? How does interpolate enlarge when no mode is given?"""
# ///
import torch
from torch import nn


def class_activation_map(features, fc_weight, class_idx, size=None):
    n = features.shape[0]
    weight = fc_weight[class_idx].expand(n, -1)
    cam = torch.einsum("nc,nchw->nhw", weight, features)
    if size is not None:
        cam = nn.functional.interpolate(cam[:, None], size=size)[:, 0]
    low = cam.amin(dim=(1, 2), keepdim=True)
    span = cam.amax(dim=(1, 2), keepdim=True) - low
    return (cam - low) / torch.where(span > 0, span, 1.0)
