# /// mistake
# cause = "the reductions run without a gradient, to save memory"
# test = "test_inception_gradients"
# hint.ko = """\
# 가지마다 첫 합성곱의 weight.grad를 출력해 보세요. 값을 아끼려고 끊어 놓은 곳에서 기울기도 함께 끊기지 않나요?"""
# hint.en = """\
# Print weight.grad of the first convolution in each branch. Where you cut to save memory, what else is cut off?"""
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
        with torch.no_grad():
            fewer3, fewer5 = torch.relu(self.reduce3(x)), torch.relu(self.reduce5(x))
        three = torch.relu(self.conv3(fewer3))
        five = torch.relu(self.conv5(fewer5))
        pooled = torch.relu(self.project(self.pool(x)))
        return torch.cat([one, three, five, pooled], dim=1)
