# /// mistake
# cause = "a block has one convolution"
# test = "test_resnet_shapes"
# hint.ko = """\
# 블록의 식에 합성곱이 몇 번 나오나요? 파라미터의 수를 표와 견주어 보세요."""
# hint.en = """\
# How many convolutions are in the formula of a block? Compare the number of parameters with the table."""
# ///
from torch import nn
from torch.nn import functional


class PlainBlock(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x):
        out = self.conv1(x)
        return functional.relu(out)


class SkipBlock(PlainBlock):
    def forward(self, x):
        out = self.conv1(x)
        return functional.relu(out + x)


def make_deep_net(depth, residual, channels=8):
    layers = [nn.Conv2d(1, channels, 3, padding=1), nn.ReLU()]
    for _ in range(depth):
        if residual:
            layers.append(SkipBlock(channels))
        else:
            layers.append(PlainBlock(channels))
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 10)]
    return nn.Sequential(*layers)
