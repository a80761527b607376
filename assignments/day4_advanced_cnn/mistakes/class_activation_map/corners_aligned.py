# /// mistake
# cause = "align_corners=True"
# test = "test_class_activation_map_size"
# hint.ko = """\
# [0, 1]을 네 칸으로 늘려서 [0, 0.25, 0.75, 1]과 비교해 보세요. 모서리를 맞추는 설정은 무엇으로 하기로 했나요?"""
# hint.en = """\
# Enlarge [0, 1] to four places and compare with [0, 0.25, 0.75, 1]. Which setting for the corners was asked for?"""
# ///
import torch
from torch import nn


def class_activation_map(features, fc_weight, class_idx, size=None):
    n = features.shape[0]
    weight = fc_weight[class_idx].expand(n, -1)
    cam = torch.einsum("nc,nchw->nhw", weight, features)
    if size is not None:
        cam = nn.functional.interpolate(cam[:, None], size=size, mode="bilinear", align_corners=True)[:, 0]
    low = cam.amin(dim=(1, 2), keepdim=True)
    span = cam.amax(dim=(1, 2), keepdim=True) - low
    return (cam - low) / torch.where(span > 0, span, 1.0)
