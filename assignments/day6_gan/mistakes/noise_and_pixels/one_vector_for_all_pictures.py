# /// mistake
# cause = "draws one noise vector and repeats it"
# test = "test_noise_distribution"
# hint.ko = "잡음의 첫 두 행을 출력해 보세요. 두 그림이 서로 다르게 나올 수 있을까요?"
# hint.en = "Print the first two rows of the noise. Can these two pictures come out different?"
# ///
import torch


def sample_noise(n, dim, generator=None, device="cpu"):
    one = torch.randn(1, dim, generator=generator, device=device)
    return one.repeat(n, 1)
