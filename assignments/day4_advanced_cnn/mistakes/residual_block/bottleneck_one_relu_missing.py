# /// mistake
# cause = "no activation between the 3x3 and the last 1x1 convolution"
# test = "test_bottleneck_values"
# hint.ko = """\
# 병목 블록에는 ReLU가 모두 몇 개 있나요? 합성곱 하나하나의 뒤를 그림과 비교해 보세요."""
# hint.en = """\
# How many ReLUs does the bottleneck have in all? Compare what follows each of its convolutions."""
# ///
import torch
from torch import nn


class Bottleneck(nn.Module):
    def __init__(self, in_ch, mid_ch, out_ch, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(in_ch, mid_ch, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(mid_ch)
        self.conv2 = nn.Conv2d(mid_ch, mid_ch, 3, stride=stride, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(mid_ch)
        self.conv3 = nn.Conv2d(mid_ch, out_ch, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(out_ch)
        self.shortcut = nn.Sequential()
        if stride != 1 or in_ch != out_ch:
            self.shortcut = nn.Sequential(
                nn.Conv2d(in_ch, out_ch, 1, stride=stride, bias=False), nn.BatchNorm2d(out_ch)
            )

    def forward(self, x):
        out = torch.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        out = self.bn3(self.conv3(out))
        return torch.relu(out + self.shortcut(x))
