# /// mistake
# cause = "normalises the numbers of the flat vector before it is folded"
# test = "test_generator_batch"
# hint.ko = "첫 화살표 아래에서 Unflatten과 BatchNorm2d 가운데 무엇이 먼저인가요? 통계는 몇 개의 값에서 구하나요?"
# hint.en = """\
# Which comes first below the first arrow, Unflatten or BatchNorm2d? From how many values does it take its \
# statistics?"""
# ///
from torch import nn


class Generator(nn.Module):
    def __init__(self, z_dim, out_ch, image_size, base=32):
        super().__init__()
        side, wide = image_size // 2, base
        while side % 2 == 0 and side > 2:
            side, wide = side // 2, 2 * wide
        layers = [nn.Linear(z_dim, wide * side * side), nn.BatchNorm1d(wide * side * side)]
        layers += [nn.Unflatten(1, (wide, side, side)), nn.ReLU()]
        while wide > base:
            layers += [nn.ConvTranspose2d(wide, wide // 2, 4, 2, 1), nn.BatchNorm2d(wide // 2), nn.ReLU()]
            wide = wide // 2
        self.body = nn.Sequential(*layers, nn.ConvTranspose2d(base, out_ch, 4, 2, 1), nn.Tanh())

    def forward(self, z):
        return self.body(z.flatten(1))
