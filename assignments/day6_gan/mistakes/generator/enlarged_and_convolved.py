# /// mistake
# cause = "enlarges by copying pixels, then convolves"
# test = "test_generator_pictures"
# hint.ko = "그림에는 어떤 종류의 층이 적혀 있나요? 픽셀을 복사해 키우는 것과 커널을 찍는 것은 같은가요?"
# hint.en = "Which kind of layer does the figure name? Is copying pixels the same as stamping a kernel?"
# ///
from torch import nn


class Generator(nn.Module):
    def __init__(self, z_dim, out_ch, image_size, base=32):
        super().__init__()
        side, wide = image_size // 2, base
        while side % 2 == 0 and side > 2:
            side, wide = side // 2, 2 * wide
        layers = [nn.Linear(z_dim, wide * side * side), nn.Unflatten(1, (wide, side, side))]
        layers += [nn.BatchNorm2d(wide), nn.ReLU()]
        while wide > base:
            layers += [
                nn.Upsample(scale_factor=2),
                nn.Conv2d(wide, wide // 2, 3, 1, 1),
                nn.BatchNorm2d(wide // 2),
                nn.ReLU(),
            ]
            wide = wide // 2
        self.body = nn.Sequential(*layers, nn.Upsample(scale_factor=2), nn.Conv2d(base, out_ch, 3, 1, 1), nn.Tanh())

    def forward(self, z):
        return self.body(z.flatten(1))
