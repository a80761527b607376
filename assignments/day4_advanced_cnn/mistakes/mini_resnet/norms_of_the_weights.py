# /// mistake
# cause = "compares the weights themselves and not their gradients"
# test = "test_resnet_ratio"
# hint.ko = """\
# 비율이 손실이나 y에 따라 달라지나요? 무엇의 크기를 재고 있나요?"""
# hint.en = """\
# Does your ratio depend on y at all? What is it that you measure the size of?"""
# ///
from torch import nn
from torch.nn import functional


def gradient_ratio(net, X, y):
    net.zero_grad()
    loss = functional.cross_entropy(net(X), y)
    loss.backward()
    convs = [m for m in net.modules() if isinstance(m, nn.Conv2d)]
    first = convs[0].weight
    last = convs[-1].weight
    ratio = (first.norm() / last.norm()).item()
    net.zero_grad()
    return ratio
