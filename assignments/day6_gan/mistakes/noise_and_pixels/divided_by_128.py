# /// mistake
# cause = "takes 256 for the brightest value"
# test = "test_to_tanh_range_values"
# hint.ko = "255가 정확히 1이 되나요? 가장 밝은 픽셀의 값은 얼마인가요?"
# hint.en = "Does 255 become exactly 1? What is the value of the brightest pixel?"
# ///
import torch


def to_tanh_range(x):
    return x.float() / 128 - 1 if x.dtype == torch.uint8 else 2 * x.float() - 1
