# /// mistake
# cause = "counts places from 1"
# test = "test_positions"
# hint.ko = """\
# 자리는 몇부터 세나요? 첫 행이 0과 1로만 되어 있나요?"""
# hint.en = """\
# At what number do places start? Does the first row hold only 0 and 1?"""
# ///
import torch


def sinusoidal_positions(T, d):
    angle = torch.arange(1, T + 1)[:, None] / 10000 ** (torch.arange(0, d, 2) / d)
    positions = torch.zeros(T, d)
    positions[:, 0::2] = torch.sin(angle)
    positions[:, 1::2] = torch.cos(angle[:, : d // 2])
    return positions
