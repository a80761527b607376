# /// mistake
# cause = "a column of fc_weight in place of a row"
# test = "test_class_activation_map_values"
# hint.ko = """\
# fc_weight의 모양은 (K, C)예요. 한 클래스의 가중치 C개는 행에 있나요, 열에 있나요?"""
# hint.en = """\
# fc_weight has shape (K, C). Do the C weights of one class form a row or a column?"""
# ///
import torch
from torch import nn


def class_activation_map(features, fc_weight, class_idx, size=None):
    n = features.shape[0]
    weight = fc_weight.T[class_idx].expand(n, -1)
    cam = torch.einsum("nc,nchw->nhw", weight, features)
    if size is not None:
        cam = nn.functional.interpolate(cam[:, None], size=size, mode="bilinear", align_corners=False)[:, 0]
    low = cam.amin(dim=(1, 2), keepdim=True)
    span = cam.amax(dim=(1, 2), keepdim=True) - low
    return (cam - low) / torch.where(span > 0, span, 1.0)
