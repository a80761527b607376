# /// mistake
# cause = "pads with zeros by hand before the pooling"
# test = "test_inception_pooling"
# hint.ko = """\
# 모든 픽셀이 음수인 이미지의 가장자리에서 최댓값이 무엇이 되나요? 채워 넣은 자리도 경쟁에 끼어도 되나요?"""
# hint.en = """\
# What is the maximum at the border of an image that is negative everywhere? Should padded places compete?"""
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
        self.pool = nn.Sequential(nn.ZeroPad2d(1), nn.MaxPool2d(3, stride=1))
        self.project = nn.Conv2d(in_ch, pool_proj, 1)

    def forward(self, x):
        one = torch.relu(self.conv1(x))
        three = torch.relu(self.conv3(torch.relu(self.reduce3(x))))
        five = torch.relu(self.conv5(torch.relu(self.reduce5(x))))
        pooled = torch.relu(self.project(self.pool(x)))
        return torch.cat([one, three, five, pooled], dim=1)
