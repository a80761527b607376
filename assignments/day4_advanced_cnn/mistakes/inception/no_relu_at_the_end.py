# /// mistake
# cause = "the last convolutions of the branches have no activation"
# test = "test_inception_convolutions"
# hint.ko = """\
# 출력에 음수가 있나요? 그림에서 이어 붙이기 바로 앞에 있는 것을 가지마다 살펴보세요."""
# hint.en = """\
# Is any output negative? Look at what stands right before the stacking in each branch of the figure."""
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
        one = self.conv1(x)
        three = self.conv3(torch.relu(self.reduce3(x)))
        five = self.conv5(torch.relu(self.reduce5(x)))
        pooled = self.project(self.pool(x))
        return torch.cat([one, three, five, pooled], dim=1)
