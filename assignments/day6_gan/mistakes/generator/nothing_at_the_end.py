# /// mistake
# cause = "has no activation after the last layer"
# test = "test_generator_pictures"
# hint.ko = "여러분의 그림에서 가장 큰 값은 얼마인가요? 그림의 마지막 화살표 아래를 끝까지 읽어 보세요."
# hint.en = "What is the largest value in your pictures? Read what is below the last arrow to the end."
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
        self.body = nn.Sequential(*layers, nn.ConvTranspose2d(base, out_ch, 4, 2, 1))

    def forward(self, z):
        return self.body(z.flatten(1))
