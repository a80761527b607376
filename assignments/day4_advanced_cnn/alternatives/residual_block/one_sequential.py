# /// alternative
# note = "main path in one Sequential with in-place ReLUs, shortcut None where it is plain"
# ///
from torch import nn


def conv(in_ch, out_ch, size, stride=1):
    return [nn.Conv2d(in_ch, out_ch, size, stride, size // 2, bias=False), nn.BatchNorm2d(out_ch)]


class ResidualBlock(nn.Module):
    def __init__(self, in_ch, out_ch, stride=1):
        super().__init__()
        self.main = nn.Sequential(*conv(in_ch, out_ch, 3, stride), nn.ReLU(inplace=True), *conv(out_ch, out_ch, 3))
        self.downsample = None
        if stride > 1 or in_ch != out_ch:
            self.downsample = nn.Sequential(*conv(in_ch, out_ch, 1, stride))
        self.relu = nn.ReLU(inplace=True)

    def forward(self, x):
        identity = x if self.downsample is None else self.downsample(x)
        out = self.main(x)
        out += identity
        return self.relu(out)


class Bottleneck(ResidualBlock):
    def __init__(self, in_ch, mid_ch, out_ch, stride=1):
        super().__init__(in_ch, out_ch, stride)
        relu = nn.ReLU(inplace=True)
        self.main = nn.Sequential(
            *conv(in_ch, mid_ch, 1), relu, *conv(mid_ch, mid_ch, 3, stride), relu, *conv(mid_ch, out_ch, 1)
        )
