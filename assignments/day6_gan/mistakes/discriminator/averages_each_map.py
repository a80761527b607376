# /// mistake
# cause = "averages each feature map before the linear layer"
# test = "test_discriminator_logits"
# hint.ko = "마지막 특징 맵의 네 자리는 서로 다른 가중치를 받나요? Flatten은 자리를 어떻게 다루나요?"
# hint.en = "Does each place of the last feature map have a weight of its own? What does Flatten do with the places?"
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
        self.head = nn.Linear(channels, 1)

    def forward(self, x):
        return self.head(self.body(x).mean(dim=(2, 3)))
