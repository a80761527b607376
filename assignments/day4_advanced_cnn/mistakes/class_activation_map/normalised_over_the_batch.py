# /// mistake
# cause = "lowest and highest of all pictures together"
# test = "test_class_activation_map_values"
# hint.ko = """\
# 어두운 그림과 밝은 그림을 함께 넣어 보세요. 한 그림의 맵이 옆 그림에 따라 달라져도 되나요?"""
# hint.en = """\
# Put a dark and a bright picture into one batch. Should the map of one depend on its neighbour?"""
# ///
import torch
from torch import nn


def class_activation_map(features, fc_weight, class_idx, size=None):
    n = features.shape[0]
    weight = fc_weight[class_idx].expand(n, -1)
    cam = torch.einsum("nc,nchw->nhw", weight, features)
    if size is not None:
        cam = nn.functional.interpolate(cam[:, None], size=size, mode="bilinear", align_corners=False)[:, 0]
    low = cam.min()
    span = cam.max() - low
    return (cam - low) / torch.where(span > 0, span, 1.0)
