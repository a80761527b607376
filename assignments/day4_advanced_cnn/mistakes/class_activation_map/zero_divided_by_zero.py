# /// mistake
# cause = "a constant map divides by zero"
# test = "test_class_activation_map_constant"
# hint.ko = """\
# 모든 위치의 중요도가 같으면 최댓값과 최솟값의 차이는 얼마인가요? 그 수로 나누면요?"""
# hint.en = """\
# If every position matters equally, what is the highest value minus the lowest? And what comes of dividing by it?"""
# ///
import torch
from torch import nn


def class_activation_map(features, fc_weight, class_idx, size=None):
    n = features.shape[0]
    weight = fc_weight[class_idx].expand(n, -1)
    cam = torch.einsum("nc,nchw->nhw", weight, features)
    if size is not None:
        cam = nn.functional.interpolate(cam[:, None], size=size, mode="bilinear", align_corners=False)[:, 0]
    low = cam.amin(dim=(1, 2), keepdim=True)
    span = cam.amax(dim=(1, 2), keepdim=True) - low
    return (cam - low) / span
