# /// mistake
# cause = "normalises by the running statistics in training mode too"
# test = "test_generator_batch"
# hint.ko = "학습 모드와 평가 모드의 그림이 같지 않나요? 학습 모드에서는 무엇으로 정규화해야 하나요?"
# hint.en = "Are your pictures the same in both modes? What should it normalise by in training mode?"
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
        self.body = nn.Sequential(*layers, nn.ConvTranspose2d(base, out_ch, 4, 2, 1), nn.Tanh())

    def forward(self, z):
        return self.body.eval()(z.flatten(1))
