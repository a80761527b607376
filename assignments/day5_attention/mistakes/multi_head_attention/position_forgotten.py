# /// mistake
# cause = "the same vector for every place"
# test = "test_positions"
# hint.ko = """\
# 첫 번째 행과 두 번째 행을 비교해 보세요. 모델은 어떤 단어가 먼저인지 알 수 있나요?"""
# hint.en = """\
# Compare the first row with the second. Could a model know which word came first?"""
# ///
import torch


def sinusoidal_positions(T, d):
    angle = torch.ones(T)[:, None] / 10000 ** (torch.arange(0, d, 2) / d)
    positions = torch.zeros(T, d)
    positions[:, 0::2] = torch.sin(angle)
    positions[:, 1::2] = torch.cos(angle[:, : d // 2])
    return positions
