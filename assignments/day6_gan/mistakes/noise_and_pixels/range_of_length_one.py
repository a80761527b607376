# /// mistake
# cause = "subtracts one half but does not stretch"
# test = "test_to_tanh_range_values"
# hint.ko = "가장 어두운 값과 가장 밝은 값이 각각 얼마가 되나요? 그 사이의 길이는 얼마여야 하나요?"
# hint.en = "What do the darkest and the brightest value become? How long should the way between them be?"
# ///
import torch


def to_tanh_range(x):
    x = x.float() / 255 if x.dtype == torch.uint8 else x.float()
    return x - 0.5
