# /// mistake
# cause = "sets a fixed seed before each draw"
# test = "test_noise_generator"
# hint.ko = "이 함수를 두 번 불러 보세요. 매번 같은 그림을 그리게 되지 않나요?"
# hint.en = "Call your function twice. Would the generator draw the same pictures over and over?"
# ///
import torch


def sample_noise(n, dim, generator=None, device="cpu"):
    torch.manual_seed(0)
    return torch.randn(n, dim, device=device)
