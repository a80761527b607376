# /// alternative
# note = "a helper class for convolution and ReLU; branches written into one tensor"
# ///
from torch import nn


class ConvRelu(nn.Sequential):
    def __init__(self, *args, **kwargs):
        super().__init__(nn.Conv2d(*args, **kwargs), nn.ReLU(inplace=True))


class Inception(nn.Module):
    def __init__(self, in_ch, c1, c3_red, c3, c5_red, c5, pool_proj):
        super().__init__()
        self.widths = [c1, c3, c5, pool_proj]
        self.branches = nn.ModuleList(
            [
                ConvRelu(in_ch, c1, kernel_size=1),
                nn.Sequential(ConvRelu(in_ch, c3_red, 1), ConvRelu(c3_red, c3, 3, padding=1)),
                nn.Sequential(ConvRelu(in_ch, c5_red, 1), ConvRelu(c5_red, c5, 5, padding=2)),
                nn.Sequential(nn.MaxPool2d(3, 1, 1), ConvRelu(in_ch, pool_proj, 1)),
            ]
        )

    def forward(self, x):
        out = x.new_empty(x.shape[0], sum(self.widths), *x.shape[2:])
        start = 0
        for width, branch in zip(self.widths, self.branches, strict=True):
            out[:, start : start + width] = branch(x)
            start += width
        return out
