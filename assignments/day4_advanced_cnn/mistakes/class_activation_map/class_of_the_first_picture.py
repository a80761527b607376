# /// mistake
# cause = "the first picture's class for all of them"
# test = "test_class_activation_map_classes"
# hint.ko = """\
# 그림마다 클래스가 다를 때, 두 번째 그림의 맵은 누구의 클래스로 계산되고 있나요?"""
# hint.en = """\
# When each picture has its own class, whose class is the map of the second picture computed with?"""
# ///
import torch
from torch import nn


def class_activation_map(features, fc_weight, class_idx, size=None):
    n = features.shape[0]
    k = class_idx if isinstance(class_idx, int) else class_idx[0]
    weight = fc_weight[k].expand(n, -1)
    cam = torch.einsum("nc,nchw->nhw", weight, features)
    if size is not None:
        cam = nn.functional.interpolate(cam[:, None], size=size, mode="bilinear", align_corners=False)[:, 0]
    low = cam.amin(dim=(1, 2), keepdim=True)
    span = cam.amax(dim=(1, 2), keepdim=True) - low
    return (cam - low) / torch.where(span > 0, span, 1.0)
