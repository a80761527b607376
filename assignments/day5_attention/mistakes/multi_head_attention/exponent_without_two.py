# /// mistake
# cause = "the exponent i / d in place of 2 i / d"
# test = "test_positions"
# hint.ko = """\
# 열 $2i$의 지수는 얼마인가요? $i$와 $2i$ 가운데 어느 것을 썼나요?"""
# hint.en = """\
# What is the exponent of column $2i$? Did you use $i$ or $2i$?"""
# ///
import torch


def sinusoidal_positions(T, d):
    angle = torch.arange(T)[:, None] / 10000 ** (torch.arange((d + 1) // 2) / d)
    positions = torch.zeros(T, d)
    positions[:, 0::2] = torch.sin(angle)
    positions[:, 1::2] = torch.cos(angle[:, : d // 2])
    return positions
