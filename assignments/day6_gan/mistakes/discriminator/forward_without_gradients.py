# /// mistake
# cause = "runs forward under no_grad"
# test = "test_discriminator_gradient"
# hint.ko = "판별자의 답에서 backward를 부르면 어떤 오류가 나오나요? 어디에서 기록이 꺼져 있나요?"
# hint.en = """\
# Which error do you get for backward from the discriminator's answer? Where was the recording switched off?"""
# ///
import torch
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
        with torch.no_grad():
            return self.head(self.body(x).flatten(1))
