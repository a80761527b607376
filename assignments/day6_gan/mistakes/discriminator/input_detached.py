# /// mistake
# cause = "cuts the pictures off the graph"
# test = "test_discriminator_gradient"
# hint.ko = "가짜 그림의 픽셀을 조금 바꾸면 답이 얼마나 변하는지를 생성자는 어떻게 알 수 있나요?"
# hint.en = "How can the generator find out how the answer changes when it changes a pixel of its picture?"
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
        x = x.detach()
        return self.head(self.body(x).flatten(1))
