# /// mistake
# cause = "does not pass the generator on"
# test = "test_noise_generator"
# hint.ko = "시드가 같은 generator 두 개로 한 번씩 뽑아 보세요. 두 결과가 같은가요?"
# hint.en = "Draw once from each of two generators with the same seed. Are the two results the same?"
# ///
import torch


def sample_noise(n, dim, generator=None, device="cpu"):
    return torch.randn(n, dim, device=device)
