# /// mistake
# cause = "divides the last by the first"
# test = "test_resnet_ratio"
# hint.ko = """\
# 기울기가 사라지는 신경망이라면 비율은 아주 작아야 하나요, 아주 커야 하나요?"""
# hint.en = """\
# Where the gradient vanishes, should the ratio be tiny or huge?"""
# ///
from torch import nn
from torch.nn import functional


def gradient_ratio(net, X, y):
    net.zero_grad()
    loss = functional.cross_entropy(net(X), y)
    loss.backward()
    convs = [m for m in net.modules() if isinstance(m, nn.Conv2d)]
    first = convs[0].weight.grad
    last = convs[-1].weight.grad
    ratio = (last.norm() / first.norm()).item()
    net.zero_grad()
    return ratio
