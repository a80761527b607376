# /// mistake
# cause = "all sines first, then all cosines"
# test = "test_positions"
# hint.ko = """\
# 사인과 코사인은 번갈아 나오나요, 아니면 반씩 몰려 있나요?"""
# hint.en = """\
# Do sines and cosines take turns, or has each a half of its own?"""
# ///
import torch


def sinusoidal_positions(T, d):
    angle = torch.arange(T)[:, None] / 10000 ** (torch.arange(0, d, 2) / d)
    return torch.cat([torch.sin(angle), torch.cos(angle[:, : d // 2])], dim=1)
