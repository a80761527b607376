# /// mistake
# cause = "biases that the normalisation would take away again"
# test = "test_residual_block_identity"
# hint.ko = """\
# BN은 채널마다 평균을 빼요. 바로 앞의 합성곱이 더한 편향은 어떻게 되나요? 파라미터 수를 그림과 비교해 보세요."""
# hint.en = """\
# BN takes the mean off each channel. What becomes of a bias right before it? Compare the number of parameters."""
# ///
import torch
from torch import nn


class ResidualBlock(nn.Module):
    def __init__(self, in_ch, out_ch, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(in_ch, out_ch, 3, stride=stride, padding=1)
        self.bn1 = nn.BatchNorm2d(out_ch)
        self.conv2 = nn.Conv2d(out_ch, out_ch, 3, padding=1)
        self.bn2 = nn.BatchNorm2d(out_ch)
        self.shortcut = nn.Sequential()
        if stride != 1 or in_ch != out_ch:
            self.shortcut = nn.Sequential(nn.Conv2d(in_ch, out_ch, 1, stride=stride), nn.BatchNorm2d(out_ch))

    def forward(self, x):
        out = torch.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return torch.relu(out + self.shortcut(x))
