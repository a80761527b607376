# /// mistake
# cause = "takes the first and the last of all parameters"
# test = "test_resnet_ratio"
# hint.ko = """\
# 신경망의 마지막 파라미터는 어느 층의 것인가요? 이름과 모양을 출력해 보세요."""
# hint.en = """\
# Which layer does the last of all parameters belong to? Print names and shapes."""
# ///
from torch.nn import functional


def gradient_ratio(net, X, y):
    net.zero_grad()
    loss = functional.cross_entropy(net(X), y)
    loss.backward()
    weights = list(net.parameters())
    first = weights[0].grad
    last = weights[-1].grad
    ratio = (first.norm() / last.norm()).item()
    net.zero_grad()
    return ratio
