# /// mistake
# cause = "takes a step of gradient descent"
# test = "test_resnet_ratio_again"
# hint.ko = """\
# 비율만 재려는 것인데, 부른 뒤에 파라미터가 그대로인가요?"""
# hint.en = """\
# You only want to measure. Are the parameters the same after the call?"""
# ///
import torch
from torch import nn
from torch.nn import functional


def gradient_ratio(net, X, y):
    net.zero_grad()
    loss = functional.cross_entropy(net(X), y)
    loss.backward()
    with torch.no_grad():
        for parameter in net.parameters():
            parameter -= 0.1 * parameter.grad
    convs = [m for m in net.modules() if isinstance(m, nn.Conv2d)]
    first = convs[0].weight.grad
    last = convs[-1].weight.grad
    ratio = (first.norm() / last.norm()).item()
    net.zero_grad()
    return ratio
