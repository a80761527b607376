# /// mistake
# cause = "a 1x1 convolution on the shortcut even where nothing changes"
# test = "test_residual_block_identity"
# hint.ko = """\
# ResidualBlock(8, 8)의 파라미터를 세어 보세요. 지름길이 단순한 선이어도 충분한 때는 언제인가요?"""
# hint.en = """\
# Count the parameters of ResidualBlock(8, 8). When is a plain wire enough for the shortcut?"""
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
        self.shortcut = nn.Sequential(nn.Conv2d(in_ch, out_ch, 1, stride=stride, bias=False), nn.BatchNorm2d(out_ch))

    def forward(self, x):
        out = torch.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return torch.relu(out + self.shortcut(x))
