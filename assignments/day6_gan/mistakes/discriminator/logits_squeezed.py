# /// mistake
# cause = "drops the last axis of the logits"
# test = "test_discriminator_shapes"
# hint.ko = "결과의 모양을 출력해 보세요. 표에 적힌 축이 두 개 다 있나요?"
# hint.en = "Print the shape of the result. Does it have both of the axes that the table shows?"
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
        self.head = nn.Linear(channels * side * side, 1)

    def forward(self, x):
        return self.head(self.body(x).flatten(1)).squeeze(1)
