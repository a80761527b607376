# /// mistake
# cause = "counts the bias of each convolution as well"
# test = "test_resnet_ratio"
# hint.ko = """\
# 식의 W에는 무엇이 들어 있나요? 합성곱의 파라미터는 한 가지뿐인가요?"""
# hint.en = """\
# What is W in the formula? And is there only one kind of parameter in a convolution?"""
# ///
import torch
from torch import nn
from torch.nn import functional


def gradient_ratio(net, X, y):
    net.zero_grad()
    loss = functional.cross_entropy(net(X), y)
    loss.backward()
    convs = [m for m in net.modules() if isinstance(m, nn.Conv2d)]
    first = torch.cat([p.grad.flatten() for p in convs[0].parameters()])
    last = torch.cat([p.grad.flatten() for p in convs[-1].parameters()])
    ratio = (first.norm() / last.norm()).item()
    net.zero_grad()
    return ratio
