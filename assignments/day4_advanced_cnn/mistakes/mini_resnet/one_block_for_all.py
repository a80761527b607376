# /// mistake
# cause = "the same block is used again and again"
# test = "test_resnet_shapes"
# hint.ko = """\
# depth를 늘리면 파라미터의 수도 늘어나나요? 블록은 몇 개가 만들어지나요?"""
# hint.en = """\
# Does the number of parameters grow with depth? How many blocks are made?"""
# ///
from torch import nn
from torch.nn import functional


class PlainBlock(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)

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
    layers = [nn.Conv2d(1, channels, 3, padding=1), nn.ReLU()]
    block = SkipBlock(channels) if residual else PlainBlock(channels)
    layers += [block] * depth
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 10)]
    return nn.Sequential(*layers)
