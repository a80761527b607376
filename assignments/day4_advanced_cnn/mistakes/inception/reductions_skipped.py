# /// mistake
# cause = "no 1x1 convolution ahead of the large filters"
# test = "test_inception_convolutions"
# hint.ko = """\
# Inception(192, 64, 96, 128, 16, 32, 32)의 파라미터 수를 세어 보세요. 그림은 왜 비싼 합성곱 앞에 1x1 합성곱을 \
# 두었을까요?"""
# hint.en = """\
# Count the parameters of Inception(192, 64, 96, 128, 16, 32, 32). Why does the figure put a 1x1 ahead of the \
# costly ones?"""
# ///
import torch
from torch import nn


class Inception(nn.Module):
    def __init__(self, in_ch, c1, c3_red, c3, c5_red, c5, pool_proj):
        super().__init__()
        self.conv1 = nn.Conv2d(in_ch, c1, 1)
        self.conv3 = nn.Conv2d(in_ch, c3, 3, padding=1)
        self.conv5 = nn.Conv2d(in_ch, c5, 5, padding=2)
        self.pool = nn.MaxPool2d(3, stride=1, padding=1)
        self.project = nn.Conv2d(in_ch, pool_proj, 1)

    def forward(self, x):
        one = torch.relu(self.conv1(x))
        three = torch.relu(self.conv3(x))
        five = torch.relu(self.conv5(x))
        pooled = torch.relu(self.project(self.pool(x)))
        return torch.cat([one, three, five, pooled], dim=1)
