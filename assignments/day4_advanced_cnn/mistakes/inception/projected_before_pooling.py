# /// mistake
# cause = "projection first, pooling after it"
# test = "test_inception_pooling"
# hint.ko = """\
# 그림의 맨 아래 가지를 왼쪽에서 오른쪽으로 따라가 보세요. x가 가장 먼저 만나는 것은 무엇인가요?"""
# hint.en = """\
# Follow the lowest branch of the figure from left to right. What does x meet first?"""
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
        pooled = self.pool(torch.relu(self.project(x)))
        return torch.cat([one, three, five, pooled], dim=1)
