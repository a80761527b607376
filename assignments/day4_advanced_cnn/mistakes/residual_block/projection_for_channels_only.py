# /// mistake
# cause = "no projection where only the size changes"
# test = "test_residual_block_projection"
# hint.ko = """\
# ResidualBlock(8, 8, stride=2)에서 두 길의 모양을 출력해 보세요. 채널 수 말고 또 무엇이 달라질 수 있나요?"""
# hint.en = """\
# Print the shapes of the two paths of ResidualBlock(8, 8, stride=2). What can change besides the channels?"""
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
        if in_ch != out_ch:
            self.shortcut = nn.Sequential(
                nn.Conv2d(in_ch, out_ch, 1, stride=stride, bias=False), nn.BatchNorm2d(out_ch)
            )

    def forward(self, x):
        out = torch.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return torch.relu(out + self.shortcut(x))
