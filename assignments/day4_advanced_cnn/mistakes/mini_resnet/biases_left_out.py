# /// mistake
# cause = "the convolutions have no bias"
# test = "test_resnet_shapes"
# hint.ko = """\
# 합성곱의 편향은 어디에 있나요? nn.Conv2d에 넣은 인자를 하나씩 살펴보세요."""
# hint.en = """\
# Where are the biases of your convolutions? Go through the arguments of your nn.Conv2d."""
# ///
from torch import nn
from torch.nn import functional


class PlainBlock(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)

    def forward(self, x):
        out = functional.relu(self.conv1(x))
        out = self.conv2(out)
        return functional.relu(out)


class SkipBlock(PlainBlock):
    def forward(self, x):
        out = functional.relu(self.conv1(x))
        out = self.conv2(out)
        return functional.relu(out + x)


def make_deep_net(depth, residual, channels=8):
    layers = [nn.Conv2d(1, channels, 3, padding=1, bias=False), nn.ReLU()]
    for _ in range(depth):
        if residual:
            layers.append(SkipBlock(channels))
        else:
            layers.append(PlainBlock(channels))
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 10)]
    return nn.Sequential(*layers)
