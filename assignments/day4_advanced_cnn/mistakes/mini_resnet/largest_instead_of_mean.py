# /// mistake
# cause = "takes the largest value of each feature map where its mean is asked for"
# test = "test_resnet_residual"
# hint.ko = """\
# 특징 맵 하나에서 점수로 가는 수는 무엇인가요? 가장 큰 값인가요, 평균인가요?"""
# hint.en = """\
# Which number of a feature map goes on to the scores: its largest or its mean?"""
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
    for _ in range(depth):
        if residual:
            layers.append(SkipBlock(channels))
        else:
            layers.append(PlainBlock(channels))
    layers += [nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(channels, 10)]
    return nn.Sequential(*layers)
