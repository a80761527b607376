# /// mistake
# cause = "leaves the square root out"
# test = "test_resnet_ratio"
# hint.ko = """\
# 기울기가 모두 두 배가 되면 크기도 두 배가 되나요? 여러분의 값은 몇 배가 되나요?"""
# hint.en = """\
# When a gradient doubles, its size should double. What does your number do?"""
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
    ratio = ((first**2).sum() / (last**2).sum()).item()
    net.zero_grad()
    return ratio
