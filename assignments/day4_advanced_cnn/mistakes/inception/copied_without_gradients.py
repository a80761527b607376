# /// mistake
# cause = "branches copied into a new tensor by way of .data"
# test = "test_inception_gradients"
# hint.ko = """\
# 값은 맞아요. 그런데 출력에서 backward()를 부르면 기울기가 가지까지 돌아가나요? 이어 붙일 때 계산 그래프가 끊기지 \
# 않나요?"""
# hint.en = """\
# The values are right. Does backward() from the output reach the branches? Is the graph cut where you join them?"""
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
        return torch.cat([one.data, three.data, five.data, pooled.data], dim=1).requires_grad_()
