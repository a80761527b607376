# /// mistake
# cause = "uses kernels of size 3, which halve the side just as well"
# test = "test_discriminator_logits"
# hint.ko = "4/2/1에서 첫 번째 수는 무엇인가요? 모양이 맞는다고 같은 층일까요?"
# hint.en = "What is the first number of 4/2/1? Is it the same layer just because the shapes fit?"
# ///
from torch import nn


class Discriminator(nn.Module):
    def __init__(self, in_ch, image_size, base=32):
        super().__init__()
        layers, channels, wide, side = [], in_ch, base, image_size
        while side % 2 == 0 and side > 2:
            layers.append(nn.Conv2d(channels, wide, 3, 2, 1))
            if side < image_size:
                layers.append(nn.BatchNorm2d(wide))
            layers.append(nn.LeakyReLU(0.2))
            channels, wide, side = wide, 2 * wide, side // 2
        self.body = nn.Sequential(*layers)
        self.head = nn.Linear(channels * side * side, 1)

    def forward(self, x):
        return self.head(self.body(x).flatten(1))
