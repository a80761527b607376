# /// mistake
# cause = "the plain sum over the channels"
# test = "test_class_activation_map_values"
# hint.ko = """\
# class_idx를 바꿔 가며 맵을 비교해 보세요. 맵이 그대로라면 클래스는 어디에 쓰이고 있나요?"""
# hint.en = """\
# Compare the maps for several class_idx. If they are all the same, where is the class used?"""
# ///
import torch
from torch import nn


def class_activation_map(features, fc_weight, class_idx, size=None):
    cam = features.sum(dim=1)
    if size is not None:
        cam = nn.functional.interpolate(cam[:, None], size=size, mode="bilinear", align_corners=False)[:, 0]
    low = cam.amin(dim=(1, 2), keepdim=True)
    span = cam.amax(dim=(1, 2), keepdim=True) - low
    return (cam - low) / torch.where(span > 0, span, 1.0)
