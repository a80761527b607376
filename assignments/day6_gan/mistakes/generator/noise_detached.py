# /// mistake
# cause = "cuts the noise off the graph"
# test = "test_generator_gradient"
# hint.ko = "z.requires_grad_()를 부른 잡음을 넣고 backward를 해 보세요. z.grad에 무엇이 있나요?"
# hint.en = "Put in noise that has requires_grad_() and go backward. What is in z.grad?"
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
        return self.body(z.detach().flatten(1))
