# /// mistake
# cause = "multiplies and subtracts in the caller's tensor"
# test = "test_noise_and_pixels_side_effects"
# hint.ko = "이 함수를 같은 텐서에 두 번 불러 보세요. 두 번째 결과도 같은가요?"
# hint.en = "Call your function twice on the same tensor. Is the second result the same?"
# ///
import torch


def to_tanh_range(x):
    x = x.float() / 255 if x.dtype == torch.uint8 else x.float()
    return x.mul_(2).sub_(1)
