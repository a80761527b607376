# /// mistake
# cause = "has no batch normalisation at all"
# test = "test_discriminator_logits"
# hint.ko = "그림의 두 번째 화살표 아래를 위에서부터 읽어 보세요. 빠뜨린 층이 있나요?"
# hint.en = "Read what is below the second arrow of the figure, from the top. Is a layer missing in yours?"
# ///
from torch import nn


class Discriminator(nn.Module):
    def __init__(self, in_ch, image_size, base=32):
        super().__init__()
        layers, channels, wide, side = [], in_ch, base, image_size
        while side % 2 == 0 and side > 2:
            layers.append(nn.Conv2d(channels, wide, 4, 2, 1))
            layers.append(nn.LeakyReLU(0.2))
            channels, wide, side = wide, 2 * wide, side // 2
        self.body = nn.Sequential(*layers)
        self.head = nn.Linear(channels * side * side, 1)

    def forward(self, x):
        return self.head(self.body(x).flatten(1))
