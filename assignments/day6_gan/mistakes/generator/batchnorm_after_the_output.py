# /// mistake
# cause = "normalises the pictures before the tanh"
# test = "test_generator_batch"
# hint.ko = "마지막 층은 밝기를 스스로 정할 수 있어야 하지 않을까요? 그림의 마지막 화살표와 견주어 보세요."
# hint.en = """\
# Should the last layer be allowed to choose its own brightness? Compare with the last arrow of the figure."""
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
        self.body = nn.Sequential(*layers, nn.ConvTranspose2d(base, out_ch, 4, 2, 1), nn.BatchNorm2d(out_ch), nn.Tanh())

    def forward(self, z):
        return self.body(z.flatten(1))
