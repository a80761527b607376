# /// mistake
# cause = "no activation between the reduction and the large filter"
# test = "test_inception_convolutions"
# hint.ko = """\
# 두 합성곱 사이에 아무것도 없으면 둘을 합쳐 하나로 쓸 수 있지 않나요? 그림에는 1x1 바로 뒤에 무엇이 있나요?"""
# hint.en = """\
# With nothing in between, could two convolutions not be merged into one? What stands right after the 1x1 in the \
# figure?"""
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
        three = torch.relu(self.conv3(self.reduce3(x)))
        five = torch.relu(self.conv5(self.reduce5(x)))
        pooled = torch.relu(self.project(self.pool(x)))
        return torch.cat([one, three, five, pooled], dim=1)
