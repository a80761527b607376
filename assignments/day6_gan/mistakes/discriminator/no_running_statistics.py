# /// mistake
# cause = "normalises by the batch in evaluation mode too"
# test = "test_discriminator_logits"
# hint.ko = "평가 모드에서 그림 한 장만 넣을 때와 여러 장을 함께 넣을 때 같은 답이 나오나요?"
# hint.en = "In evaluation mode, does a picture get the same answer alone and among others?"
# ///
from torch import nn


class Discriminator(nn.Module):
    def __init__(self, in_ch, image_size, base=32):
        super().__init__()
        layers, channels, wide, side = [], in_ch, base, image_size
        while side % 2 == 0 and side > 2:
            layers.append(nn.Conv2d(channels, wide, 4, 2, 1))
            if side < image_size:
                layers.append(nn.BatchNorm2d(wide, track_running_stats=False))
            layers.append(nn.LeakyReLU(0.2))
            channels, wide, side = wide, 2 * wide, side // 2
        self.body = nn.Sequential(*layers)
        self.head = nn.Linear(channels * side * side, 1)

    def forward(self, x):
        return self.head(self.body(x).flatten(1))
