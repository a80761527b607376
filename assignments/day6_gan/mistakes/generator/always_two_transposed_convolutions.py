# /// mistake
# cause = "has two transposed convolutions whatever the size"
# test = "test_generator_pictures"
# hint.ko = "16과 32 크기의 그림까지 전치 합성곱은 몇 번 나와야 하나요? 표의 화살표를 세어 보세요."
# hint.en = "How many transposed convolutions lead to pictures of 16 and of 32? Count the arrows in the table."
# ///
from torch import nn


class Generator(nn.Module):
    def __init__(self, z_dim, out_ch, image_size, base=32):
        super().__init__()
        side, wide = image_size // 2, base
        while side > image_size // 4:
            side, wide = side // 2, 2 * wide
        layers = [nn.Linear(z_dim, wide * side * side), nn.Unflatten(1, (wide, side, side))]
        layers += [nn.BatchNorm2d(wide), nn.ReLU()]
        while wide > base:
            layers += [nn.ConvTranspose2d(wide, wide // 2, 4, 2, 1), nn.BatchNorm2d(wide // 2), nn.ReLU()]
            wide = wide // 2
        self.body = nn.Sequential(*layers, nn.ConvTranspose2d(base, out_ch, 4, 2, 1), nn.Tanh())

    def forward(self, z):
        return self.body(z.flatten(1))
