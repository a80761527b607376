# /// mistake
# cause = "uses ReLU"
# test = "test_discriminator_logits"
# hint.ko = "음수를 만난 뉴런은 무엇을 내놓나요? 꺼진 뉴런을 지나면 생성자에게는 무엇이 돌아오나요?"
# hint.en = """\
# What does a neuron give for a negative number? And what comes back to the generator through a neuron that is \
# off?"""
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
            layers.append(nn.ReLU())
            channels, wide, side = wide, 2 * wide, side // 2
        self.body = nn.Sequential(*layers)
        self.head = nn.Linear(channels * side * side, 1)

    def forward(self, x):
        return self.head(self.body(x).flatten(1))
