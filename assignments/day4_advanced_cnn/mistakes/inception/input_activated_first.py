# /// mistake
# cause = "ReLU on the input of the module"
# test = "test_inception_pooling"
# hint.ko = """\
# 음수가 있는 x로 가지마다 값을 출력해 보세요. 첫 합성곱이나 풀링에 닿기 전에 x가 바뀌었나요?"""
# hint.en = """\
# Print the branches for an x with negative entries. Has x changed before it meets the first convolution or the \
# pooling?"""
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
        x = torch.relu(x)
        one = torch.relu(self.conv1(x))
        three = torch.relu(self.conv3(torch.relu(self.reduce3(x))))
        five = torch.relu(self.conv5(torch.relu(self.reduce5(x))))
        pooled = torch.relu(self.project(self.pool(x)))
        return torch.cat([one, three, five, pooled], dim=1)
