# /// mistake
# cause = "goes backward from the sum of the outputs"
# test = "test_resnet_ratio"
# hint.ko = """\
# y를 바꾸면 비율이 달라지나요? 어떤 수를 미분하고 있나요?"""
# hint.en = """\
# Does the ratio change when y changes? Which number do you differentiate?"""
# ///
from torch import nn


def gradient_ratio(net, X, y):
    net.zero_grad()
    loss = net(X).sum()
    loss.backward()
    convs = [m for m in net.modules() if isinstance(m, nn.Conv2d)]
    first = convs[0].weight.grad
    last = convs[-1].weight.grad
    ratio = (first.norm() / last.norm()).item()
    net.zero_grad()
    return ratio
