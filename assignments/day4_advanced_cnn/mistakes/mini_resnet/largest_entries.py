# /// mistake
# cause = "compares the largest entries"
# test = "test_resnet_ratio"
# hint.ko = """\
# 식의 기호는 모든 원소를 쓰나요, 가장 큰 것 하나만 쓰나요?"""
# hint.en = """\
# Does the symbol in the formula use all entries or just the largest?"""
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
    ratio = (first.abs().max() / last.abs().max()).item()
    net.zero_grad()
    return ratio
