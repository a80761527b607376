# /// mistake
# cause = "the batch axis of a single picture is squeezed away"
# test = "test_class_activation_map_values"
# hint.ko = """\
# 그림 한 장을 넣으면 결과의 모양은 무엇이어야 하나요? squeeze()는 어떤 축을 지우나요?"""
# hint.en = """\
# What shape should a single picture give? Which axes does squeeze() remove?"""
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
    cam = (cam - low) / torch.where(span > 0, span, 1.0)
    return cam.squeeze()
