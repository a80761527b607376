# /// mistake
# cause = "has no activation after the first convolution"
# test = "test_discriminator_logits"
# hint.ko = "첫 화살표 아래의 층을 하나씩 짚어 보세요. 합성곱 바로 다음에 무엇이 오나요?"
# hint.en = "Point at the layers below the first arrow one by one. What comes right after the convolution?"
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
            layers.append(nn.LeakyReLU(0.2) if side < image_size else nn.Identity())
            channels, wide, side = wide, 2 * wide, side // 2
        self.body = nn.Sequential(*layers)
        self.head = nn.Linear(channels * side * side, 1)

    def forward(self, x):
        return self.head(self.body(x).flatten(1))
