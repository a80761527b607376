# /// mistake
# cause = "uses kernels of size 3 with an output padding"
# test = "test_generator_pictures"
# hint.ko = "4/2/1에서 첫 번째 수는 무엇인가요? 모양이 맞는다고 같은 층일까요?"
# hint.en = "What is the first number of 4/2/1? Is it the same layer just because the shapes fit?"
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
            layers += [nn.ConvTranspose2d(wide, wide // 2, 3, 2, 1, 1), nn.BatchNorm2d(wide // 2), nn.ReLU()]
            wide = wide // 2
        self.body = nn.Sequential(*layers, nn.ConvTranspose2d(base, out_ch, 3, 2, 1, 1), nn.Tanh())

    def forward(self, z):
        return self.body(z.flatten(1))
