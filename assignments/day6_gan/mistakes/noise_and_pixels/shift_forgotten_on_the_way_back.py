# /// mistake
# cause = "multiplies by 255 without shifting first"
# test = "test_from_tanh_range_values"
# hint.ko = "-1과 0을 넣어 보세요. 두 값이 서로 다른 픽셀이 되나요?"
# hint.en = "Put in -1 and 0. Do they become two different pixels?"
# ///
import torch


def from_tanh_range(x):
    return (x.clamp(0, 1) * 255).round().to(torch.uint8)
