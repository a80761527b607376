# /// mistake
# cause = "activates first and normalises then"
# test = "test_generator_pictures"
# hint.ko = "BatchNorm2d와 ReLU 가운데 무엇이 먼저인가요? 그림은 위에서 아래로 읽어요."
# hint.en = "Which comes first, BatchNorm2d or ReLU? The figure is read from top to bottom."
# ///
from torch import nn


class Generator(nn.Module):
    def __init__(self, z_dim, out_ch, image_size, base=32):
        super().__init__()
        side, wide = image_size // 2, base
        while side % 2 == 0 and side > 2:
            side, wide = side // 2, 2 * wide
        layers = [nn.Linear(z_dim, wide * side * side), nn.Unflatten(1, (wide, side, side))]
        layers += [nn.ReLU(), nn.BatchNorm2d(wide)]
        while wide > base:
            layers += [nn.ConvTranspose2d(wide, wide // 2, 4, 2, 1), nn.ReLU(), nn.BatchNorm2d(wide // 2)]
            wide = wide // 2
        self.body = nn.Sequential(*layers, nn.ConvTranspose2d(base, out_ch, 4, 2, 1), nn.Tanh())

    def forward(self, z):
        return self.body(z.flatten(1))
