# /// mistake
# cause = "calls .numpy() on a tensor that requires a gradient"
# test = "test_class_activation_map_tensors"
# hint.ko = """\
# 모델에서 나온 텐서는 계산 그래프에 매여 있어요. 오류 메시지는 무엇을 먼저 하라고 말하나요?"""
# hint.en = """\
# A tensor out of a model hangs in a graph. What does the error message tell you to do first?"""
# ///
import torch
from torch import nn


def class_activation_map(features, fc_weight, class_idx, size=None):
    n = features.shape[0]
    weight = torch.from_numpy(fc_weight.numpy())[class_idx].expand(n, -1)
    cam = torch.einsum("nc,nchw->nhw", weight, features)
    if size is not None:
        cam = nn.functional.interpolate(cam[:, None], size=size, mode="bilinear", align_corners=False)[:, 0]
    low = cam.amin(dim=(1, 2), keepdim=True)
    span = cam.amax(dim=(1, 2), keepdim=True) - low
    return (cam - low) / torch.where(span > 0, span, 1.0)
