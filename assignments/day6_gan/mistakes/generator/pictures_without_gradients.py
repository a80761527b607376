# /// mistake
# cause = "runs forward under no_grad"
# test = "test_generator_gradient"
# hint.ko = "생성자가 만든 그림에서 backward를 부르면 어떤 오류가 나오나요? 가중치는 어떻게 배우나요?"
# hint.en = "Which error does backward give for a picture of the generator? How are its weights to learn?"
# ///
import torch
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
        with torch.no_grad():
            return self.body(z.flatten(1))
