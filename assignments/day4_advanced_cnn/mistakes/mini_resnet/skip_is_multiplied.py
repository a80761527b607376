# /// mistake
# cause = "multiplies by the input where it should be added"
# test = "test_resnet_residual"
# hint.ko = """\
# 덧셈의 미분과 곱셈의 미분은 어떻게 다른가요? 기울기가 그대로 지나가는 쪽은 어느 것인가요?"""
# hint.en = """\
# How do the derivatives of a sum and of a product differ? Which of them lets a gradient through as it is?"""
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
        return functional.relu(out * x)


def make_deep_net(depth, residual, channels=8):
    layers = [nn.Conv2d(1, channels, 3, padding=1), nn.ReLU()]
    for _ in range(depth):
        if residual:
            layers.append(SkipBlock(channels))
        else:
            layers.append(PlainBlock(channels))
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 10)]
    return nn.Sequential(*layers)
