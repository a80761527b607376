# /// mistake
# cause = "seeds a fresh generator with the given one's seed in each call"
# test = "test_noise_generator"
# hint.ko = "같은 generator로 이어서 두 번 뽑아 보세요. 두 번째에는 새로운 수가 나오나요?"
# hint.en = "Draw twice in a row from one generator. Does the second draw bring new numbers?"
# ///
import torch


def sample_noise(n, dim, generator=None, device="cpu"):
    if generator is not None:
        generator.manual_seed(generator.initial_seed())
    return torch.randn(n, dim, generator=generator, device=device)
