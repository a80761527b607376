# /// mistake
# cause = "multiplies by 128 on the way back"
# test = "test_from_tanh_range_values"
# hint.ko = "1은 어떤 픽셀이 되어야 하나요? 0에서 그 값까지의 길이는 얼마인가요?"
# hint.en = "Which pixel should 1 become? How long is the way from 0 to that one?"
# ///
import torch


def from_tanh_range(x):
    return ((x.clamp(-1, 1) + 1) * 128).round().clamp(0, 255).to(torch.uint8)
