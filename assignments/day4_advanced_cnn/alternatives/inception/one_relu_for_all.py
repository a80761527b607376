# /// alternative
# note = "functional pooling padded by hand, one ReLU after the stacking, layers in another order"
# ///
import torch
from torch import nn


class Inception(nn.Module):
    def __init__(self, in_ch, c1, c3_red, c3, c5_red, c5, pool_proj):
        super().__init__()
        self.after_pool = nn.Conv2d(in_ch, pool_proj, kernel_size=1)
        self.large = nn.ModuleList([nn.Conv2d(c3_red, c3, 3, padding="same"), nn.Conv2d(c5_red, c5, 5, padding="same")])
        self.small = nn.ModuleList([nn.Conv2d(in_ch, c, 1) for c in (c1, c3_red, c5_red)])

    def forward(self, x):
        one, three, five = (layer(x) for layer in self.small)
        three, five = self.large[0](three.clamp(min=0)), self.large[1](five.clamp(min=0))
        lowest = torch.finfo(x.dtype).min
        pooled = nn.functional.max_pool2d(nn.functional.pad(x, (1, 1, 1, 1), value=lowest), 3, 1)
        return torch.relu(torch.cat((one, three, five, self.after_pool(pooled)), 1))
