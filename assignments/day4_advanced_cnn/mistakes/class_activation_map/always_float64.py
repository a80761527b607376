# /// mistake
# cause = "converts to float64"
# test = "test_class_activation_map_tensors"
# hint.ko = """\
# float32를 넣었을 때 결과의 dtype을 출력해 보세요. 자료형이 어디에서 바뀌었나요?"""
# hint.en = """\
# Print the dtype of the result for a float32 input. Where did it change?"""
# ///
import torch
from torch import nn


def class_activation_map(features, fc_weight, class_idx, size=None):
    n = features.shape[0]
    weight = fc_weight[class_idx].expand(n, -1)
    cam = torch.einsum("nc,nchw->nhw", weight, features).double()
    if size is not None:
        cam = nn.functional.interpolate(cam[:, None], size=size, mode="bilinear", align_corners=False)[:, 0]
    low = cam.amin(dim=(1, 2), keepdim=True)
    span = cam.amax(dim=(1, 2), keepdim=True) - low
    return (cam - low) / torch.where(span > 0, span, 1.0)
