# /// mistake
# cause = "keeps the layers in a plain Python list"
# test = "test_generator_pictures"
# hint.ko = "model.parameters()를 세어 보세요. 몇 개나 있나요? nn.Module은 리스트 안의 층을 볼 수 있을까요?"
# hint.en = "Count model.parameters(). How many are there? Does an nn.Module see into a Python list?"
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
        self.body = [*layers, nn.ConvTranspose2d(base, out_ch, 4, 2, 1), nn.Tanh()]

    def forward(self, z):
        x = z.flatten(1)
        for layer in self.body:
            x = layer(x)
        return x
