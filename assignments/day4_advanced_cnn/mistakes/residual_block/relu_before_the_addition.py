# /// mistake
# cause = "the last ReLU stands ahead of the addition"
# test = "test_residual_block_identity"
# hint.ko = """\
# 그림의 화살표를 따라가 보세요. 두 길은 어디에서 만나고, 마지막 ReLU는 그 앞에 있나요, 뒤에 있나요?"""
# hint.en = """\
# Follow the arrows in the figure: where do the two paths meet, and is the last ReLU before or after that point?"""
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
        out = self.bn2(self.conv2(out))
        return torch.relu(out) + self.shortcut(x)
