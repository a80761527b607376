# /// mistake
# cause = "size taken as (W, H)"
# test = "test_class_activation_map_size"
# hint.ko = """\
# size=(10, 12)로 불러서 결과의 모양을 출력해 보세요. 높이와 너비 가운데 어느 쪽이 먼저인가요?"""
# hint.en = """\
# Call it with size=(10, 12) and print the shape of the result. Which comes first, height or width?"""
# ///
import torch
from torch import nn


def class_activation_map(features, fc_weight, class_idx, size=None):
    n = features.shape[0]
    weight = fc_weight[class_idx].expand(n, -1)
    cam = torch.einsum("nc,nchw->nhw", weight, features)
    if size is not None:
        cam = nn.functional.interpolate(cam[:, None], size=(size[1], size[0]), mode="bilinear", align_corners=False)[
            :, 0
        ]
    low = cam.amin(dim=(1, 2), keepdim=True)
    span = cam.amax(dim=(1, 2), keepdim=True) - low
    return (cam - low) / torch.where(span > 0, span, 1.0)
