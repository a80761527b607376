# /// mistake
# cause = "goes on halving where the side is odd"
# test = "test_discriminator_logits"
# hint.ko = "28인 그림은 어디에서 멈춰야 하나요? 7을 절반으로 나누면 나머지가 어떻게 되나요?"
# hint.en = "Where does a picture of 28 stop? What happens when 7 is halved?"
# ///
from torch import nn


class Discriminator(nn.Module):
    def __init__(self, in_ch, image_size, base=32):
        super().__init__()
        layers, channels, wide, side = [], in_ch, base, image_size
        while side > 3:
            layers.append(nn.Conv2d(channels, wide, 4, 2, 1))
            if side < image_size:
                layers.append(nn.BatchNorm2d(wide))
            layers.append(nn.LeakyReLU(0.2))
            channels, wide, side = wide, 2 * wide, side // 2
        self.body = nn.Sequential(*layers)
        self.head = nn.Linear(channels * side * side, 1)

    def forward(self, x):
        return self.head(self.body(x).flatten(1))
