# /// mistake
# cause = "the lowest value is not taken away"
# test = "test_class_activation_map_values"
# hint.ko = """\
# 반환한 맵의 최솟값을 출력해 보세요. 음수가 섞인 맵이 0에서 1까지가 되려면 나누기 말고 또 무엇이 필요한가요?"""
# hint.en = """\
# Print the lowest value of your map. What besides a division brings a map with negative entries into 0 to 1?"""
# ///
import torch
from torch import nn


def class_activation_map(features, fc_weight, class_idx, size=None):
    n = features.shape[0]
    weight = fc_weight[class_idx].expand(n, -1)
    cam = torch.einsum("nc,nchw->nhw", weight, features)
    if size is not None:
        cam = nn.functional.interpolate(cam[:, None], size=size, mode="bilinear", align_corners=False)[:, 0]
    span = cam.amax(dim=(1, 2), keepdim=True)
    return cam / torch.where(span != 0, span, 1.0)
