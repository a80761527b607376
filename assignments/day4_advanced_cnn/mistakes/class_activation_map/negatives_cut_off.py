# /// mistake
# cause = "negative contributions are set to zero first"
# test = "test_class_activation_map_values"
# hint.ko = """\
# 음수인 기여는 그 클래스가 아니라는 증거예요. 식의 어디에서 음수를 버리라고 했나요?"""
# hint.en = """\
# A negative contribution speaks against the class. Where does the formula say to drop it?"""
# ///
import torch
from torch import nn


def class_activation_map(features, fc_weight, class_idx, size=None):
    n = features.shape[0]
    weight = fc_weight[class_idx].expand(n, -1)
    cam = torch.einsum("nc,nchw->nhw", weight, features).relu()
    if size is not None:
        cam = nn.functional.interpolate(cam[:, None], size=size, mode="bilinear", align_corners=False)[:, 0]
    low = cam.amin(dim=(1, 2), keepdim=True)
    span = cam.amax(dim=(1, 2), keepdim=True) - low
    return (cam - low) / torch.where(span > 0, span, 1.0)
