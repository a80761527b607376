# /// mistake
# cause = "the plain block has no ReLU at its end"
# test = "test_resnet_plain"
# hint.ko = """\
# 보통 블록의 출력이 음수가 될 수 있나요? 두 블록의 식을 나란히 놓고 보세요."""
# hint.en = """\
# Can the output of your plain block be negative? Put the two formulas side by side."""
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
        return out


class SkipBlock(PlainBlock):
    def forward(self, x):
        out = functional.relu(self.conv1(x))
        out = self.conv2(out)
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
