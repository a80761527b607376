# /// mistake
# cause = "normalises after the first convolution too"
# test = "test_discriminator_batch"
# hint.ko = "그림의 첫 화살표 아래에는 층이 몇 개 있나요? 여러분의 첫 블록과 견주어 보세요."
# hint.en = "How many layers are below the first arrow of the figure? Compare with your first block."
# ///
from torch import nn


class Discriminator(nn.Module):
    def __init__(self, in_ch, image_size, base=32):
        super().__init__()
        layers, channels, wide, side = [], in_ch, base, image_size
        while side % 2 == 0 and side > 2:
            layers.append(nn.Conv2d(channels, wide, 4, 2, 1))
            layers.append(nn.BatchNorm2d(wide))
            layers.append(nn.LeakyReLU(0.2))
            channels, wide, side = wide, 2 * wide, side // 2
        self.body = nn.Sequential(*layers)
        self.head = nn.Linear(channels * side * side, 1)

    def forward(self, x):
        return self.head(self.body(x).flatten(1))
