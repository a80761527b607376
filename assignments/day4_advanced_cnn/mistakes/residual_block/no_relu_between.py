# /// mistake
# cause = "no activation between the two convolutions"
# test = "test_residual_block_identity"
# hint.ko = """\
# 합성곱 두 개 사이에 비선형 함수가 없으면 두 개를 쌓은 보람이 있을까요? 첫 BN 다음을 그림과 비교해 보세요."""
# hint.en = """\
# With nothing nonlinear in between, what are two convolutions good for? Compare what follows the first BN."""
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
        out = self.bn1(self.conv1(x))
        out = self.bn2(self.conv2(out))
        return torch.relu(out + self.shortcut(x))
