# /// mistake
# cause = "cuts the fraction off"
# test = "test_from_tanh_range_values"
# hint.ko = "0.9를 uint8로 바꾸면 얼마가 되나요? 가장 가까운 정수인가요?"
# hint.en = "What does 0.9 become as uint8? Is that the nearest integer?"
# ///
import torch


def from_tanh_range(x):
    return ((x.clamp(-1, 1) + 1) * 127.5).to(torch.uint8)
