# /// mistake
# cause = "leaves its gradients in the network"
# test = "test_resnet_ratio_again"
# hint.ko = """\
# 함수를 부른 뒤에 파라미터의 .grad를 출력해 보세요. 다음에 이 신경망을 학습시킬 사람에게는 무엇이 남아 있나요?"""
# hint.en = """\
# Print .grad of the parameters after the call. What will the next person who trains this network find there?"""
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
    ratio = (first.norm() / last.norm()).item()
    return ratio
