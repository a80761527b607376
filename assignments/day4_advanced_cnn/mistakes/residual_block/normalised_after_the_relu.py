# /// mistake
# cause = "convolution, ReLU, BN"
# test = "test_residual_block_identity"
# hint.ko = """\
# 그림에서 합성곱 바로 다음에 오는 것은 ReLU인가요, BN인가요? 순서가 바뀌면 BN이 보는 값이 어떻게 달라지나요?"""
# hint.en = """\
# Does a ReLU or a BN come right after a convolution in the figure? How does the order change what BN sees?"""
# ///
import torch
from torch import nn


class ResidualBlock(nn.Module):
    def __init__(self, in_ch, out_ch, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(in_ch, out_ch, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(out_ch)
        self.conv2 = nn.Conv2d(out_ch, out_ch, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(out_ch)
        self.shortcut = nn.Sequential()
        if stride != 1 or in_ch != out_ch:
            self.shortcut = nn.Sequential(
                nn.Conv2d(in_ch, out_ch, 1, stride=stride, bias=False), nn.BatchNorm2d(out_ch)
            )

    def forward(self, x):
        out = self.bn1(torch.relu(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return torch.relu(out + self.shortcut(x))
