# /// mistake
# cause = "starts at a side of 2 for 28 as well"
# test = "test_generator_shapes"
# hint.ko = "2에서 두 배씩 커지면 28을 만날 수 있나요? 표에서 28의 줄을 보세요."
# hint.en = "Do you ever meet 28 by doubling 2? Look at the row of 28 in the table."
# ///
from torch import nn


class Generator(nn.Module):
    def __init__(self, z_dim, out_ch, image_size, base=32):
        super().__init__()
        side, wide = image_size // 2, base
        while side % 2 == 0 and side > 2:
            side, wide = side // 2, 2 * wide
        layers = [nn.Linear(z_dim, wide * 2 * 2), nn.Unflatten(1, (wide, 2, 2))]
        layers += [nn.BatchNorm2d(wide), nn.ReLU()]
        while wide > base:
            layers += [nn.ConvTranspose2d(wide, wide // 2, 4, 2, 1), nn.BatchNorm2d(wide // 2), nn.ReLU()]
            wide = wide // 2
        self.body = nn.Sequential(*layers, nn.ConvTranspose2d(base, out_ch, 4, 2, 1), nn.Tanh())

    def forward(self, z):
        return self.body(z.flatten(1))
