# /// mistake
# cause = "the first half of the block runs under no_grad"
# test = "test_residual_block_gradients"
# hint.ko = """\
# 첫 합성곱의 weight.grad를 출력해 보세요. 값은 맞는데 왜 비어 있을까요? 기울기를 끈 구간이 있나요?"""
# hint.en = """\
# Print weight.grad of the first convolution. The values are right, so why is it empty? Is gradient off somewhere?"""
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
        with torch.no_grad():
            out = torch.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return torch.relu(out + self.shortcut(x))
