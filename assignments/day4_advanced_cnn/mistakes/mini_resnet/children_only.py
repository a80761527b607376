# /// mistake
# cause = "looks for convolutions among the children only"
# test = "test_resnet_ratio"
# hint.ko = """\
# 합성곱이 nn.Sequential 안의 nn.Sequential에 들어 있다면 찾을 수 있나요?"""
# hint.en = """\
# Would you find a convolution in an nn.Sequential inside an nn.Sequential?"""
# ///
from torch import nn
from torch.nn import functional


def gradient_ratio(net, X, y):
    net.zero_grad()
    loss = functional.cross_entropy(net(X), y)
    loss.backward()
    convs = [m for m in net.children() if isinstance(m, nn.Conv2d)]
    first = convs[0].weight.grad
    last = convs[-1].weight.grad
    ratio = (first.norm() / last.norm()).item()
    net.zero_grad()
    return ratio
