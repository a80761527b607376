# /// mistake
# cause = "no BN after the 1x1 convolution of the shortcut"
# test = "test_residual_block_projection"
# hint.ko = """\
# 모양이 바뀌는 블록의 파라미터를 모양별로 출력해 보세요. 지름길의 1x1 합성곱 뒤에는 무엇이 있어야 하나요?"""
# hint.en = """\
# List the parameter shapes of a block that changes the shape. What follows the 1x1 convolution on the shortcut?"""
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
            self.shortcut = nn.Conv2d(in_ch, out_ch, 1, stride=stride, bias=False)

    def forward(self, x):
        out = torch.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return torch.relu(out + self.shortcut(x))
