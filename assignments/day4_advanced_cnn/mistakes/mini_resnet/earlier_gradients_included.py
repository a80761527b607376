# /// mistake
# cause = "adds its gradients to those that are there already"
# test = "test_resnet_ratio_again"
# hint.ko = """\
# 기울기가 이미 쌓여 있는 신경망으로 불러 보세요. 답이 같은가요? backward()는 .grad에 무엇을 하나요?"""
# hint.en = """\
# Call your function on a network that has gradients from before. Same answer? What does backward() do to .grad?"""
# ///
from torch import nn
from torch.nn import functional


def gradient_ratio(net, X, y):
    loss = functional.cross_entropy(net(X), y)
    loss.backward()
    convs = [m for m in net.modules() if isinstance(m, nn.Conv2d)]
    first = convs[0].weight.grad
    last = convs[-1].weight.grad
    ratio = (first.norm() / last.norm()).item()
    net.zero_grad()
    return ratio
