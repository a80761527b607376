# /// mistake
# cause = "cat without dim: along axis 0"
# test = "test_inception_convolutions"
# hint.ko = """\
# 특징 맵 네 개를 쌓으면 (N, C, H, W) 가운데 무엇이 늘어나야 하나요? torch.cat은 따로 말하지 않으면 어느 축에 이어 \
# 붙이나요?"""
# hint.en = """\
# When four feature maps are stacked, which of (N, C, H, W) grows? Along which axis does torch.cat join by \
# default?"""
# ///
import torch
from torch import nn


class Inception(nn.Module):
    def __init__(self, in_ch, c1, c3_red, c3, c5_red, c5, pool_proj):
        super().__init__()
        self.conv1 = nn.Conv2d(in_ch, c1, 1)
        self.reduce3 = nn.Conv2d(in_ch, c3_red, 1)
        self.conv3 = nn.Conv2d(c3_red, c3, 3, padding=1)
        self.reduce5 = nn.Conv2d(in_ch, c5_red, 1)
        self.conv5 = nn.Conv2d(c5_red, c5, 5, padding=2)
        self.pool = nn.MaxPool2d(3, stride=1, padding=1)
        self.project = nn.Conv2d(in_ch, pool_proj, 1)

    def forward(self, x):
        one = torch.relu(self.conv1(x))
        three = torch.relu(self.conv3(torch.relu(self.reduce3(x))))
        five = torch.relu(self.conv5(torch.relu(self.reduce5(x))))
        pooled = torch.relu(self.project(self.pool(x)))
        return torch.cat([one, three, five, pooled])
