# /// alternative
# note = "starts with a transposed convolution of one pixel; no biases before batch normalisation"
# ///
import itertools

import torch
from torch import nn


def conv_transpose_output_size(size, k, s, p, out_pad=0):
    spread = size + (size - 1) * (s - 1)
    return spread + k - 1 - 2 * p + out_pad


class Generator(nn.Module):
    def __init__(self, z_dim, out_ch, image_size, base=32):
        super().__init__()
        depth = {8: 2, 16: 3, 28: 2, 32: 4}[image_size]
        widths = [base * 2**i for i in range(depth)][::-1]
        self.deconvs = nn.ModuleList([nn.ConvTranspose2d(z_dim, widths[0], image_size // 2**depth, bias=False)])
        for a, b in itertools.pairwise(widths):
            self.deconvs.append(nn.ConvTranspose2d(a, b, 4, stride=2, padding=1, bias=False))
        self.norms = nn.ModuleList(nn.BatchNorm2d(w) for w in widths)
        self.out = nn.ConvTranspose2d(base, out_ch, 4, stride=2, padding=1)

    def forward(self, z):
        x = z.reshape(z.shape[0], -1, 1, 1)
        for deconv, norm in zip(self.deconvs, self.norms, strict=True):
            x = norm(deconv(x)).clamp(min=0)
        return torch.tanh(self.out(x))
