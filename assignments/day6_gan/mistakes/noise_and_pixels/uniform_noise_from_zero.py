# /// mistake
# cause = "noise is uniform between 0 and 1"
# test = "test_noise_distribution"
# hint.ko = "잡음에 음수가 하나라도 있나요? 평균은 얼마인가요?"
# hint.en = "Is any of your noise negative? What is its mean?"
# ///
import torch


def sample_noise(n, dim, generator=None, device="cpu"):
    return torch.rand(n, dim, generator=generator, device=device)
