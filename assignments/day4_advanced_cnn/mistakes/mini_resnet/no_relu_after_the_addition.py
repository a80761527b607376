# /// mistake
# cause = "nothing comes after the addition"
# test = "test_resnet_residual"
# hint.ko = """\
# 잔차 블록의 출력이 음수가 될 수 있나요? 식의 가장 바깥쪽에는 무엇이 있나요?"""
# hint.en = """\
# Can the output of your residual block be negative? What is outermost in the formula?"""
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
        return out + x


def make_deep_net(depth, residual, channels=8):
    layers = [nn.Conv2d(1, channels, 3, padding=1), nn.ReLU()]
    for _ in range(depth):
        if residual:
            layers.append(SkipBlock(channels))
        else:
            layers.append(PlainBlock(channels))
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 10)]
    return nn.Sequential(*layers)
