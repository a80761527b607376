# /// mistake
# cause = "seeds the global random numbers with a number drawn from the generator"
# test = "test_noise_and_pixels_side_effects"
# hint.ko = "이 함수를 부른 다음에 다른 곳에서 torch.rand를 부르면, 그 값은 무엇으로 정해지나요?"
# hint.en = "If somebody calls torch.rand after your function, what decides the number that they get?"
# ///
import torch


def sample_noise(n, dim, generator=None, device="cpu"):
    if generator is not None:
        torch.manual_seed(int(torch.randint(2**31, (1,), generator=generator)))
    return torch.randn(n, dim, device=device)
