# /// alternative
# note = "blocks in a ModuleList without biases, functions for the activation, a convolution at the end"
# ///
import itertools

from torch import nn
from torch.nn.functional import leaky_relu


class Discriminator(nn.Module):
    def __init__(self, in_ch, image_size, base=32):
        super().__init__()
        depth = {8: 2, 16: 3, 28: 2, 32: 4}[image_size]
        widths = [base * 2**i for i in range(depth)]
        self.first = nn.Conv2d(in_ch, base, kernel_size=4, stride=2, padding=1)
        self.convs = nn.ModuleList(
            nn.Conv2d(a, b, kernel_size=4, stride=2, padding=1, bias=False) for a, b in itertools.pairwise(widths)
        )
        self.norms = nn.ModuleList(nn.BatchNorm2d(b) for b in widths[1:])
        self.last = nn.Conv2d(widths[-1], 1, image_size // 2**depth)

    def forward(self, x):
        x = leaky_relu(self.first(x), negative_slope=0.2)
        for conv, norm in zip(self.convs, self.norms, strict=True):
            x = leaky_relu(norm(conv(x)), 0.2, inplace=True)
        return self.last(x).view(-1, 1)
