# /// mistake
# cause = "builds the linear layer for pictures of 8x8 only"
# test = "test_discriminator_shapes"
# hint.ko = "한 변이 32인 그림은 마지막에 어떤 크기의 특징 맵이 되나요? 종이에 절반씩 줄여 보세요."
# hint.en = "Which size is the last feature map of a picture of 32x32? Halve it on paper until you are there."
# ///
from torch import nn


class Discriminator(nn.Module):
    def __init__(self, in_ch, image_size, base=32):
        super().__init__()
        layers, channels, wide, side = [], in_ch, base, image_size
        while side % 2 == 0 and side > 2:
            layers.append(nn.Conv2d(channels, wide, 4, 2, 1))
            if side < image_size:
                layers.append(nn.BatchNorm2d(wide))
            layers.append(nn.LeakyReLU(0.2))
            channels, wide, side = wide, 2 * wide, side // 2
        self.body = nn.Sequential(*layers)
        self.head = nn.Linear(2 * base * 2 * 2, 1)

    def forward(self, x):
        return self.head(self.body(x).flatten(1))
