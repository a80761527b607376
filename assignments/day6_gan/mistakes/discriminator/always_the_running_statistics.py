# /// mistake
# cause = "normalises by the running statistics in training mode too"
# test = "test_discriminator_batch"
# hint.ko = "학습 모드와 평가 모드의 답이 같지 않나요? 학습 모드에서는 무엇으로 정규화해야 하나요?"
# hint.en = "Are your answers the same in both modes? What should it normalise by in training mode?"
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
        for layer in self.body:
            x = layer.eval()(x)
        return self.head(x.flatten(1))
