# /// mistake
# cause = "the shortcut is added ahead of the last BN"
# test = "test_residual_block_identity"
# hint.ko = """\
# BN의 weight와 bias를 모두 0으로 만들면 x까지 사라지나요? 지름길은 마지막 BN의 앞에서 만나나요, 뒤에서 만나나요?"""
# hint.en = """\
# With weight and bias of BN at 0, does x vanish too? Does the shortcut arrive before the last BN or after it?"""
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
        out = torch.relu(self.bn1(self.conv1(x)))
        out = self.conv2(out) + self.shortcut(x)
        return torch.relu(self.bn2(out))
