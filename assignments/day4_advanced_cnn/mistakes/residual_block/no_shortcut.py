# /// mistake
# cause = "the input is not added"
# test = "test_residual_block_identity"
# hint.ko = """\
# BN의 weight와 bias를 모두 0으로 만들고 블록에 x를 넣어 보세요. 무엇이 나와야 하나요? x가 지나갈 길이 남아 \
# 있나요?"""
# hint.en = """\
# Set weight and bias of every BN to 0 and send x through. What should come out? Is there a way left for x?"""
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

    def forward(self, x):
        out = torch.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return torch.relu(out)
