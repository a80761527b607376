# /// mistake
# cause = "answers with a probability instead of a logit"
# test = "test_discriminator_logits"
# hint.ko = """\
# 큰 값의 그림을 넣어 보세요. 1보다 큰 답이나 음수인 답이 나오나요? 나중에 쓸 손실 함수의 이름에 있는 'with \
# logits'는 무슨 뜻일까요?"""
# hint.en = """\
# Put in a picture of large values. Is any answer above 1, or negative? The loss that comes later is called \
# 'with logits': what does it want to receive?"""
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
        return self.head(self.body(x).flatten(1)).sigmoid()
