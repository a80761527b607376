# /// mistake
# cause = "draws one number per picture and repeats it along the vector"
# test = "test_noise_distribution"
# hint.ko = "잡음 벡터 하나를 출력해 보세요. 그 안에 서로 다른 수가 몇 개나 있나요?"
# hint.en = "Print one noise vector. How many different numbers are in it?"
# ///
import torch


def sample_noise(n, dim, generator=None, device="cpu"):
    return torch.randn(n, 1, generator=generator, device=device).repeat(1, dim)
