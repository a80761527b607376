# /// mistake
# cause = "divides the gradient by N * C where the loss is a mean over N"
# test = "test_gradient"
# hint.ko = """\
# dlogits에는 숫자가 N * C개 있어요. 그런데 손실은 숫자 몇 개의 평균인가요? C를 두 배로 늘려도 나누는 수가 같아야 \
# 할까요?"""
# hint.en = """\
# There are N * C numbers in dlogits, but of how many numbers is the loss the mean? If C doubles, should you divide \
# by more?"""
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    loss = -log_p[np.arange(n), y].mean()
    dlogits = np.exp(log_p)
    dlogits[np.arange(n), y] -= 1
    return loss, dlogits / logits.size
