# /// mistake
# cause = "1000 in place of 10000"
# test = "test_positions"
# hint.ko = """\
# 식의 밑은 얼마인가요? 0의 개수를 세어 보세요."""
# hint.en = """\
# What is the base in the formula? Count its zeros."""
# ///
import torch


def sinusoidal_positions(T, d):
    angle = torch.arange(T)[:, None] / 1000 ** (torch.arange(0, d, 2) / d)
    positions = torch.zeros(T, d)
    positions[:, 0::2] = torch.sin(angle)
    positions[:, 1::2] = torch.cos(angle[:, : d // 2])
    return positions
