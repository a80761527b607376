# /// mistake
# cause = "averages the logits over the batch"
# test = "test_discriminator_shapes"
# hint.ko = "그림을 세 장 넣으면 답이 몇 개 나오나요?"
# hint.en = "How many answers come out for three pictures?"
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
        return self.head(self.body(x).flatten(1)).mean(dim=0, keepdim=True)
