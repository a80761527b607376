# /// mistake
# cause = "one BatchNorm2d for both convolutions"
# test = "test_residual_block_identity"
# hint.ko = """\
# BN은 자기가 본 값의 평균과 분산을 기억해요. 두 합성곱의 출력이 한 BN을 함께 쓰면 그 기억은 누구의 것인가요?"""
# hint.en = """\
# A BN remembers mean and variance of what it has seen. If two convolutions share one, whose are they?"""
# ///
import torch
from torch import nn


class ResidualBlock(nn.Module):
    def __init__(self, in_ch, out_ch, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(in_ch, out_ch, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(out_ch)
        self.conv2 = nn.Conv2d(out_ch, out_ch, 3, padding=1, bias=False)
        self.shortcut = nn.Sequential()
        if stride != 1 or in_ch != out_ch:
            self.shortcut = nn.Sequential(
                nn.Conv2d(in_ch, out_ch, 1, stride=stride, bias=False), nn.BatchNorm2d(out_ch)
            )

    def forward(self, x):
        out = torch.relu(self.bn1(self.conv1(x)))
        out = self.bn1(self.conv2(out))
        return torch.relu(out + self.shortcut(x))
