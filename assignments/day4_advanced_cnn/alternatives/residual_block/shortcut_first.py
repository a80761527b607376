# /// alternative
# note = "layers in a ModuleList, the shortcut registered first, clamp in place of ReLU"
# ///
from torch import nn


class ResidualBlock(nn.Module):
    def __init__(self, in_ch, out_ch, stride=1):
        super().__init__()
        self.build([(in_ch, out_ch, 3, stride), (out_ch, out_ch, 3, 1)], (in_ch, out_ch, 1, stride))

    def build(self, main, wire):
        plain = wire[0] == wire[1] and wire[3] == 1
        sizes = [*main] if plain else [wire, *main]
        self.convs = nn.ModuleList(nn.Conv2d(i, o, k, s, (k - 1) // 2, bias=False) for i, o, k, s in sizes)
        self.norms = nn.ModuleList(nn.BatchNorm2d(o) for _, o, _, _ in sizes)
        self.plain = plain

    def forward(self, x):
        steps = list(zip(self.convs, self.norms, strict=True))
        total = x
        if not self.plain:
            conv, norm = steps.pop(0)
            total = norm(conv(x))
        for i, (conv, norm) in enumerate(steps):
            x = norm(conv(x.clamp(min=0) if i else x))
        return (total + x).clamp(min=0)


class Bottleneck(ResidualBlock):
    def __init__(self, in_ch, mid_ch, out_ch, stride=1):
        nn.Module.__init__(self)
        main = [(in_ch, mid_ch, 1, 1), (mid_ch, mid_ch, 3, stride), (mid_ch, out_ch, 1, 1)]
        self.build(main, (in_ch, out_ch, 1, stride))
