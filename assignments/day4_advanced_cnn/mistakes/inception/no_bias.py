# /// mistake
# cause = "convolutions without bias"
# test = "test_inception_convolutions"
# hint.ko = """\
# 합성곱 하나의 파라미터 수를 식으로 구해서 출력한 값과 비교해 보세요. 식의 + 1은 어디에서 오나요?"""
# hint.en = """\
# Work out the parameters of one convolution with the formula and compare. Where does its + 1 come from?"""
# ///
import torch
from torch import nn


class Inception(nn.Module):
    def __init__(self, in_ch, c1, c3_red, c3, c5_red, c5, pool_proj):
        super().__init__()
        self.conv1 = nn.Conv2d(in_ch, c1, 1, bias=False)
        self.reduce3 = nn.Conv2d(in_ch, c3_red, 1, bias=False)
        self.conv3 = nn.Conv2d(c3_red, c3, 3, padding=1, bias=False)
        self.reduce5 = nn.Conv2d(in_ch, c5_red, 1, bias=False)
        self.conv5 = nn.Conv2d(c5_red, c5, 5, padding=2, bias=False)
        self.pool = nn.MaxPool2d(3, stride=1, padding=1)
        self.project = nn.Conv2d(in_ch, pool_proj, 1, bias=False)

    def forward(self, x):
        one = torch.relu(self.conv1(x))
        three = torch.relu(self.conv3(torch.relu(self.reduce3(x))))
        five = torch.relu(self.conv5(torch.relu(self.reduce5(x))))
        pooled = torch.relu(self.project(self.pool(x)))
        return torch.cat([one, three, five, pooled], dim=1)
