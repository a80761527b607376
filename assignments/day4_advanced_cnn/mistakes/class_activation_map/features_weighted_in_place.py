# /// mistake
# cause = "multiplies the weights into the features themselves"
# test = "test_class_activation_map_tensors"
# hint.ko = """\
# 함수를 부르기 전과 뒤에 features를 출력해 보세요. 두 번 부르면 같은 답이 나오나요?"""
# hint.en = """\
# Print features before and after the call. Do two calls give the same answer?"""
# ///
import torch
from torch import nn


def class_activation_map(features, fc_weight, class_idx, size=None):
    n = features.shape[0]
    weight = fc_weight[class_idx].expand(n, -1)
    features *= weight[:, :, None, None]
    cam = features.sum(dim=1)
    if size is not None:
        cam = nn.functional.interpolate(cam[:, None], size=size, mode="bilinear", align_corners=False)[:, 0]
    low = cam.amin(dim=(1, 2), keepdim=True)
    span = cam.amax(dim=(1, 2), keepdim=True) - low
    return (cam - low) / torch.where(span > 0, span, 1.0)
