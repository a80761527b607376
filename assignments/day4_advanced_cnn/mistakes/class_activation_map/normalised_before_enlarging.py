# /// mistake
# cause = "0 and 1 are set first, then the map is enlarged"
# test = "test_class_activation_map_size"
# hint.ko = """\
# 늘린 맵의 최댓값과 최솟값을 출력해 보세요. 여전히 1과 0인가요? 두 단계의 순서를 살펴보세요."""
# hint.en = """\
# Print highest and lowest value of the enlarged map. Are they still 1 and 0? Look at the order of the two steps."""
# ///
import torch
from torch import nn


def class_activation_map(features, fc_weight, class_idx, size=None):
    n = features.shape[0]
    weight = fc_weight[class_idx].expand(n, -1)
    cam = torch.einsum("nc,nchw->nhw", weight, features)
    low = cam.amin(dim=(1, 2), keepdim=True)
    span = cam.amax(dim=(1, 2), keepdim=True) - low
    cam = (cam - low) / torch.where(span > 0, span, 1.0)
    if size is not None:
        cam = nn.functional.interpolate(cam[:, None], size=size, mode="bilinear", align_corners=False)[:, 0]
    return cam
