# /// mistake
# cause = "always draws on the CPU"
# test = "test_noise_and_pixels_side_effects"
# hint.ko = "device를 어디에서 쓰고 있나요? 결과 텐서의 .device를 출력해 보세요."
# hint.en = "Where do you use device? Print .device of the result."
# ///
import torch


def sample_noise(n, dim, generator=None, device="cpu"):
    return torch.randn(n, dim, generator=generator)
