# /// mistake
# cause = "a detached copy of the input on the shortcut"
# test = "test_residual_block_identity"
# hint.ko = """\
# 값은 맞아요. 그런데 지름길은 앞으로만 통하나요? x.grad에서 지름길로 돌아온 몫을 찾아보세요."""
# hint.en = """\
# The values are right. Is the shortcut open in one direction only? Look for its share in x.grad."""
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
        return torch.relu(out + self.shortcut(x.detach().clone()))
