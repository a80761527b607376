# /// mistake
# cause = "noise is uniform between -1 and 1"
# test = "test_noise_distribution"
# hint.ko = "만든 잡음으로 히스토그램을 그려 보세요. 0에서 얼마나 멀리까지 나가나요? 종 모양인가요?"
# hint.en = "Draw a histogram of your noise. How far from zero does it get, and is it the shape of a bell?"
# ///
import torch


def sample_noise(n, dim, generator=None, device="cpu"):
    return 2 * torch.rand(n, dim, generator=generator, device=device) - 1
