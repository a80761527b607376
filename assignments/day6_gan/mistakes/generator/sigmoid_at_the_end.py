# /// mistake
# cause = "ends with a sigmoid"
# test = "test_generator_pictures"
# hint.ko = "진짜 그림은 어떤 범위의 값인가요? 여러분의 그림에 음수가 있나요?"
# hint.en = "In which range are the real pictures? Is any of your pixels negative?"
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
            layers += [nn.ConvTranspose2d(wide, wide // 2, 4, 2, 1), nn.BatchNorm2d(wide // 2), nn.ReLU()]
            wide = wide // 2
        self.body = nn.Sequential(*layers, nn.ConvTranspose2d(base, out_ch, 4, 2, 1), nn.Sigmoid())

    def forward(self, z):
        return self.body(z.flatten(1))
