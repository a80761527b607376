# /// mistake
# cause = "branches in a Python list are not registered"
# test = "test_inception_convolutions"
# hint.ko = """\
# list(model.parameters())를 출력해 보세요. 가지마다 만든 층이 모두 들어 있나요? self에 무엇을 담아야 등록되나요?"""
# hint.en = """\
# Print list(model.parameters()). Is every layer of every branch in there? What must self hold for them to be \
# registered?"""
# ///
import torch
from torch import nn


class Inception(nn.Module):
    def __init__(self, in_ch, c1, c3_red, c3, c5_red, c5, pool_proj):
        super().__init__()
        one = nn.Sequential(nn.Conv2d(in_ch, c1, 1), nn.ReLU())
        three = nn.Sequential(nn.Conv2d(in_ch, c3_red, 1), nn.ReLU(), nn.Conv2d(c3_red, c3, 3, padding=1), nn.ReLU())
        five = nn.Sequential(nn.Conv2d(in_ch, c5_red, 1), nn.ReLU(), nn.Conv2d(c5_red, c5, 5, padding=2), nn.ReLU())
        pooling = nn.Sequential(nn.MaxPool2d(3, stride=1, padding=1), nn.Conv2d(in_ch, pool_proj, 1), nn.ReLU())
        self.branches = [one, three, five, pooling]

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.branches], dim=1)
