# /// mistake
# cause = "leaves LeakyReLU at PyTorch's default slope"
# test = "test_discriminator_logits"
# hint.ko = "LeakyReLU 옆에 적힌 수는 무엇인가요? 인자 없이 만들면 기울기는 얼마가 되나요?"
# hint.en = "What is the number beside LeakyReLU in the figure? Which slope do you get without an argument?"
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
            layers.append(nn.LeakyReLU())
            channels, wide, side = wide, 2 * wide, side // 2
        self.body = nn.Sequential(*layers)
        self.head = nn.Linear(channels * side * side, 1)

    def forward(self, x):
        return self.head(self.body(x).flatten(1))
