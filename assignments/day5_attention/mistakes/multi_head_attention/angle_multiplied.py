# /// mistake
# cause = "multiplies by 10000^(2 i / d)"
# test = "test_positions"
# hint.ko = """\
# 뒤쪽 열로 갈수록 물결이 느려지나요, 빨라지나요?"""
# hint.en = """\
# Do the waves get slower towards the last columns, or faster?"""
# ///
import torch


def sinusoidal_positions(T, d):
    angle = torch.arange(T)[:, None] * 10000 ** (torch.arange(0, d, 2) / d)
    positions = torch.zeros(T, d)
    positions[:, 0::2] = torch.sin(angle)
    positions[:, 1::2] = torch.cos(angle[:, : d // 2])
    return positions
