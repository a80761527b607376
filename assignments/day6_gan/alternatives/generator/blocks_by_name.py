# /// alternative
# note = "named blocks, folds with view, ReLU in place"
# ///
from torch import nn


def conv_transpose_output_size(size, k, s, p, out_pad=0):
    out = k + out_pad
    for _ in range(size - 1):
        out += s
    return out - p - p


class Up(nn.Module):
    def __init__(self, channels, last):
        super().__init__()
        self.norm = nn.BatchNorm2d(channels)
        self.grow = nn.ConvTranspose2d(channels, last, kernel_size=4, stride=2, padding=1)

    def forward(self, x):
        return self.grow(nn.functional.relu(self.norm(x), inplace=True))


class Generator(nn.Module):
    def __init__(self, z_dim, out_ch, image_size, base=32):
        super().__init__()
        self.side = 7 if image_size == 28 else 2
        blocks, channels, side = [Up(base, out_ch)], base, image_size // 2
        while side > self.side:
            blocks.insert(0, Up(2 * channels, channels))
            channels, side = 2 * channels, side // 2
        self.seed = nn.Linear(z_dim, channels * side * side, bias=False)
        self.blocks = nn.Sequential(*blocks)

    def forward(self, z):
        maps = self.seed(z.view(len(z), -1)).view(len(z), -1, self.side, self.side)
        return self.blocks(maps).tanh()
