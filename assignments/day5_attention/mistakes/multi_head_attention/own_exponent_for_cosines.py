# /// mistake
# cause = "the exponent (2 i + 1) / d for cosines"
# test = "test_positions"
# hint.ko = """\
# 짝이 되는 사인과 코사인의 각도는 서로 같은가요, 다른가요?"""
# hint.en = """\
# Do a sine and the cosine beside it have the same angle or different ones?"""
# ///
import torch


def sinusoidal_positions(T, d):
    angle = torch.arange(T)[:, None] / 10000 ** (torch.arange(d) / d)
    positions = torch.zeros(T, d)
    positions[:, 0::2] = torch.sin(angle[:, 0::2])
    positions[:, 1::2] = torch.cos(angle[:, 1::2])
    return positions
