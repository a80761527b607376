# /// mistake
# cause = "one column too few for odd d"
# test = "test_positions_other"
# hint.ko = """\
# $d$가 홀수일 때 결과의 모양을 출력해 보세요. 마지막 열은 무엇이어야 하나요?"""
# hint.en = """\
# Print the shape of the result for an odd $d$. What should its last column be?"""
# ///
import torch


def sinusoidal_positions(T, d):
    angle = torch.arange(T)[:, None] / 10000 ** (torch.arange(0, d - 1, 2) / d)
    return torch.stack([torch.sin(angle), torch.cos(angle)], dim=2).reshape(T, d - d % 2)
