# /// mistake
# cause = "no padding in the 5x5 convolution"
# test = "test_inception_convolutions"
# hint.ko = """\
# 가지마다 출력의 모양을 출력해 보세요. 높이와 너비가 모두 같아야 이어 붙일 수 있어요. 어느 것이 줄어드나요?"""
# hint.en = """\
# Print the shape of what each branch gives. Only equal heights and widths can be stacked: which one shrinks?"""
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
        self.conv5 = nn.Conv2d(c5_red, c5, 5)
        self.pool = nn.MaxPool2d(3, stride=1, padding=1)
        self.project = nn.Conv2d(in_ch, pool_proj, 1)

    def forward(self, x):
        one = torch.relu(self.conv1(x))
        three = torch.relu(self.conv3(torch.relu(self.reduce3(x))))
        five = torch.relu(self.conv5(torch.relu(self.reduce5(x))))
        pooled = torch.relu(self.project(self.pool(x)))
        return torch.cat([one, three, five, pooled], dim=1)
