# /// mistake
# cause = "the block's result is added into x itself"
# test = "test_residual_block_identity"
# hint.ko = """\
# 블록에 넣은 x를 앞뒤로 출력해서 비교해 보세요. 블록을 지난 뒤에도 그대로인가요? 어느 줄이 x에 써넣고 있나요?"""
# hint.en = """\
# Print x before and after it went through the block. Is it still the same? Which line writes into it?"""
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
        x = self.shortcut(x)
        x += out
        return torch.relu(x)
