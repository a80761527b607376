# /// mistake
# cause = "works for an integer class only"
# test = "test_class_activation_map_classes"
# hint.ko = """\
# class_idx가 텐서 (N,)일 때 fc_weight[class_idx]의 모양은 무엇인가요? 정수일 때와 어떻게 다른가요?"""
# hint.en = """\
# What is the shape of fc_weight[class_idx] when class_idx is a tensor (N,)? How does it differ for an integer?"""
# ///
import torch
from torch import nn


def class_activation_map(features, fc_weight, class_idx, size=None):
    weight = fc_weight[class_idx]
    cam = torch.einsum("c,nchw->nhw", weight, features)
    if size is not None:
        cam = nn.functional.interpolate(cam[:, None], size=size, mode="bilinear", align_corners=False)[:, 0]
    low = cam.amin(dim=(1, 2), keepdim=True)
    span = cam.amax(dim=(1, 2), keepdim=True) - low
    return (cam - low) / torch.where(span > 0, span, 1.0)
