# /// mistake
# cause = "has no batch normalisation at all"
# test = "test_generator_pictures"
# hint.ko = "화살표마다 층이 몇 개씩 있는지 세어 보세요. 빠뜨린 층이 있나요?"
# hint.en = "Count the layers below each arrow. Is one missing in yours?"
# ///
from torch import nn


class Generator(nn.Module):
    def __init__(self, z_dim, out_ch, image_size, base=32):
        super().__init__()
        side, wide = image_size // 2, base
        while side % 2 == 0 and side > 2:
            side, wide = side // 2, 2 * wide
        layers = [nn.Linear(z_dim, wide * side * side), nn.Unflatten(1, (wide, side, side))]
        layers += [nn.ReLU()]
        while wide > base:
            layers += [nn.ConvTranspose2d(wide, wide // 2, 4, 2, 1), nn.ReLU()]
            wide = wide // 2
        self.body = nn.Sequential(*layers, nn.ConvTranspose2d(base, out_ch, 4, 2, 1), nn.Tanh())

    def forward(self, z):
        return self.body(z.flatten(1))
