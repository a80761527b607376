# /// mistake
# cause = "activates first and normalises then"
# test = "test_discriminator_logits"
# hint.ko = "두 번째 블록에서 BatchNorm2d와 LeakyReLU 가운데 무엇이 먼저인가요? 그림은 위에서 아래로 읽어요."
# hint.en = "Which comes first in the second block, BatchNorm2d or LeakyReLU? The figure is read from top to bottom."
# ///
from torch import nn


class Discriminator(nn.Module):
    def __init__(self, in_ch, image_size, base=32):
        super().__init__()
        layers, channels, wide, side = [], in_ch, base, image_size
        while side % 2 == 0 and side > 2:
            layers.append(nn.Conv2d(channels, wide, 4, 2, 1))
            layers.append(nn.LeakyReLU(0.2))
            if side < image_size:
                layers.append(nn.BatchNorm2d(wide))
            channels, wide, side = wide, 2 * wide, side // 2
        self.body = nn.Sequential(*layers)
        self.head = nn.Linear(channels * side * side, 1)

    def forward(self, x):
        return self.head(self.body(x).flatten(1))
