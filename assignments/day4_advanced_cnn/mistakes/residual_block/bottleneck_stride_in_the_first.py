# /// mistake
# cause = "the first 1x1 convolution has the stride"
# test = "test_bottleneck_values"
# hint.ko = """\
# 1x1 합성곱이 stride 2로 건너뛴 픽셀은 누가 보나요? 병목 블록의 그림에서 stride가 적힌 곳을 찾아보세요."""
# hint.en = """\
# Who sees the pixels that a 1x1 convolution with stride 2 skips? Find where the bottleneck's figure has the \
# stride."""
# ///
import torch
from torch import nn


class Bottleneck(nn.Module):
    def __init__(self, in_ch, mid_ch, out_ch, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(in_ch, mid_ch, 1, stride=stride, bias=False)
        self.bn1 = nn.BatchNorm2d(mid_ch)
        self.conv2 = nn.Conv2d(mid_ch, mid_ch, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(mid_ch)
        self.conv3 = nn.Conv2d(mid_ch, out_ch, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(out_ch)
        self.shortcut = nn.Sequential()
        if stride != 1 or in_ch != out_ch:
            self.shortcut = nn.Sequential(
                nn.Conv2d(in_ch, out_ch, 1, stride=stride, bias=False), nn.BatchNorm2d(out_ch)
            )

    def forward(self, x):
        out = torch.relu(self.bn1(self.conv1(x)))
        out = torch.relu(self.bn2(self.conv2(out)))
        out = self.bn3(self.conv3(out))
        return torch.relu(out + self.shortcut(x))
