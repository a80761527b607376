# /// mistake
# cause = "compares mean absolute values"
# test = "test_resnet_ratio"
# hint.ko = """\
# 원소가 많은 가중치와 적은 가중치를 견줄 때, 합과 평균은 같은 비율을 주나요?"""
# hint.en = """\
# For weights with many and with few entries, do sums and means give the same ratio?"""
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
    ratio = (first.abs().mean() / last.abs().mean()).item()
    net.zero_grad()
    return ratio
