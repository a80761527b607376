# /// mistake
# cause = "normalises by the batch in evaluation mode too"
# test = "test_generator_pictures"
# hint.ko = "평가 모드에서 같은 잡음을 혼자 넣을 때와 여럿과 함께 넣을 때 같은 그림이 나오나요?"
# hint.en = "In evaluation mode, does the same noise give the same picture alone and among others?"
# ///
from torch import nn


class Generator(nn.Module):
    def __init__(self, z_dim, out_ch, image_size, base=32):
        super().__init__()
        side, wide = image_size // 2, base
        while side % 2 == 0 and side > 2:
            side, wide = side // 2, 2 * wide
        layers = [nn.Linear(z_dim, wide * side * side), nn.Unflatten(1, (wide, side, side))]
        layers += [nn.BatchNorm2d(wide, track_running_stats=False), nn.ReLU()]
        while wide > base:
            layers += [nn.ConvTranspose2d(wide, wide // 2, 4, 2, 1)]
            layers += [nn.BatchNorm2d(wide // 2, track_running_stats=False), nn.ReLU()]
            wide = wide // 2
        self.body = nn.Sequential(*layers, nn.ConvTranspose2d(base, out_ch, 4, 2, 1), nn.Tanh())

    def forward(self, z):
        return self.body(z.flatten(1))
