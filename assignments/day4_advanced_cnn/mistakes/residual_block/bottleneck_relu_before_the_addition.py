# /// mistake
# cause = "all three BN of the bottleneck are followed by a ReLU, ahead of the addition"
# test = "test_bottleneck_values"
# hint.ko = """\
# 병목 블록의 세 번째 BN 다음에는 무엇이 오나요? 지름길과 만나기 전에 음수를 버리면 블록이 뺄셈을 배울 수 있나요?"""
# hint.en = """\
# What follows the third BN of the bottleneck? If negatives go before the paths meet, can the block learn to \
# subtract?"""
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
        out = torch.relu(self.bn2(self.conv2(out)))
        out = torch.relu(self.bn3(self.conv3(out)))
        return out + self.shortcut(x)
