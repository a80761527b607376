# /// mistake
# cause = "keeps the number of channels after the first convolution"
# test = "test_discriminator_logits"
# hint.ko = "특징 맵이 작아질 때마다 채널 수는 어떻게 변하나요? 그림 위의 수를 왼쪽부터 읽어 보세요."
# hint.en = """\
# What happens to the channels as the maps become smaller? Read the numbers above the figure from left to right."""
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
            channels, side = wide, side // 2
        self.body = nn.Sequential(*layers)
        self.head = nn.Linear(channels * side * side, 1)

    def forward(self, x):
        return self.head(self.body(x).flatten(1))
