# /// mistake
# cause = "expects as many cosines as sines"
# test = "test_positions_other"
# hint.ko = """\
# $d$가 5이면 사인은 몇 열, 코사인은 몇 열인가요?"""
# hint.en = """\
# With $d = 5$, how many columns are sines and how many are cosines?"""
# ///
import torch


def sinusoidal_positions(T, d):
    angle = torch.arange(T)[:, None] / 10000 ** (torch.arange(0, d, 2) / d)
    positions = torch.zeros(T, d)
    positions[:, 0::2] = torch.sin(angle)
    positions[:, 1::2] = torch.cos(angle)
    return positions
