# /// mistake
# cause = "puts the logits through softmax before the cross-entropy"
# test = "test_resnet_ratio"
# hint.ko = """\
# cross_entropy는 로짓을 받나요, 확률을 받나요? 소프트맥스가 몇 번 계산되나요?"""
# hint.en = """\
# Does cross_entropy expect logits or probabilities? How often is softmax computed?"""
# ///
from torch import nn
from torch.nn import functional


def gradient_ratio(net, X, y):
    net.zero_grad()
    loss = functional.cross_entropy(net(X).softmax(dim=1), y)
    loss.backward()
    convs = [m for m in net.modules() if isinstance(m, nn.Conv2d)]
    first = convs[0].weight.grad
    last = convs[-1].weight.grad
    ratio = (first.norm() / last.norm()).item()
    net.zero_grad()
    return ratio
