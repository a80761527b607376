# /// mistake
# cause = "keeps the layers in a plain Python list"
# test = "test_discriminator_logits"
# hint.ko = """\
# model.parameters()를 세어 보세요. 합성곱 층의 파라미터가 들어 있나요? 리스트 안의 층을 nn.Module이 알 수 \
# 있을까요?"""
# hint.en = """\
# Count model.parameters(). Are those of the convolutions among them? Does an nn.Module see into a Python list?"""
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
        self.body = layers
        self.head = nn.Linear(channels * side * side, 1)

    def forward(self, x):
        for layer in self.body:
            x = layer(x)
        return self.head(x.flatten(1))
