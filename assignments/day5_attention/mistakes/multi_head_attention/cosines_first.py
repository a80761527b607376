# /// mistake
# cause = "exchanges sines and cosines"
# test = "test_positions"
# hint.ko = """\
# 짝수 번째 열에는 무엇이 와야 하나요? 첫 행은 0으로 시작하나요, 1로 시작하나요?"""
# hint.en = """\
# What belongs into even columns? Does the first row start with 0 or with 1?"""
# ///
import torch


def sinusoidal_positions(T, d):
    angle = torch.arange(T)[:, None] / 10000 ** (torch.arange(0, d, 2) / d)
    positions = torch.zeros(T, d)
    positions[:, 0::2] = torch.cos(angle)
    positions[:, 1::2] = torch.sin(angle[:, : d // 2])
    return positions
