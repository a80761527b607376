# /// mistake
# cause = "folds the vector with the channels at the end"
# test = "test_generator_pictures"
# hint.ko = "Linear가 준 벡터의 처음 네 수는 같은 채널에 있나요, 같은 자리에 있나요?"
# hint.en = "The first four numbers that Linear gives: are they in one channel, or at one place?"
# ///
from torch import nn


class Fold(nn.Module):
    def __init__(self, wide, side):
        super().__init__()
        self.wide, self.side = wide, side

    def forward(self, x):
        return x.reshape(len(x), self.side, self.side, self.wide).permute(0, 3, 1, 2)


class Generator(nn.Module):
    def __init__(self, z_dim, out_ch, image_size, base=32):
        super().__init__()
        side, wide = image_size // 2, base
        while side % 2 == 0 and side > 2:
            side, wide = side // 2, 2 * wide
        layers = [nn.Linear(z_dim, wide * side * side), Fold(wide, side)]
        layers += [nn.BatchNorm2d(wide), nn.ReLU()]
        while wide > base:
            layers += [nn.ConvTranspose2d(wide, wide // 2, 4, 2, 1), nn.BatchNorm2d(wide // 2), nn.ReLU()]
            wide = wide // 2
        self.body = nn.Sequential(*layers, nn.ConvTranspose2d(base, out_ch, 4, 2, 1), nn.Tanh())

    def forward(self, z):
        return self.body(z.flatten(1))
