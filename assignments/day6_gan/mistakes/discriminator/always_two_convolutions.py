# /// mistake
# cause = "has two convolutions whatever the size of the picture"
# test = "test_discriminator_logits"
# hint.ko = "16과 32 크기의 그림에서 합성곱은 몇 번 나와야 하나요? 표의 화살표를 세어 보세요."
# hint.en = "How many convolutions should there be for pictures of 16 and of 32? Count the arrows in the table."
# ///
from torch import nn


class Discriminator(nn.Module):
    def __init__(self, in_ch, image_size, base=32):
        super().__init__()
        layers, channels, wide, side = [], in_ch, base, image_size
        while side > image_size // 4:
            layers.append(nn.Conv2d(channels, wide, 4, 2, 1))
            if side < image_size:
                layers.append(nn.BatchNorm2d(wide))
            layers.append(nn.LeakyReLU(0.2))
            channels, wide, side = wide, 2 * wide, side // 2
        self.body = nn.Sequential(*layers)
        self.head = nn.Linear(channels * side * side, 1)

    def forward(self, x):
        return self.head(self.body(x).flatten(1))
