# /// mistake
# cause = "averages over the positions first"
# test = "test_class_activation_map_values"
# hint.ko = """\
# 네트워크의 어디까지 위치 정보가 남아 있나요? 평균을 낸 다음의 텐서 모양을 출력해 보세요."""
# hint.en = """\
# How far into the network do positions still exist? Print the shape of your tensor after the mean."""
# ///
import torch
from torch import nn


def class_activation_map(features, fc_weight, class_idx, size=None):
    n = features.shape[0]
    features = features.mean(dim=(2, 3), keepdim=True)
    weight = fc_weight[class_idx].expand(n, -1)
    cam = torch.einsum("nc,nchw->nhw", weight, features)
    if size is not None:
        cam = nn.functional.interpolate(cam[:, None], size=size, mode="bilinear", align_corners=False)[:, 0]
    low = cam.amin(dim=(1, 2), keepdim=True)
    span = cam.amax(dim=(1, 2), keepdim=True) - low
    return (cam - low) / torch.where(span > 0, span, 1.0)
