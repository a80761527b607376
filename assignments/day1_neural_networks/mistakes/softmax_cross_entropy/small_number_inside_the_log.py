# /// mistake
# cause = "adds 1e-7 inside the logarithm, which caps the loss near 16"
# test = "test_confident_and_wrong"
# hint.ko = """\
# 확신하며 틀린 예제의 손실은 얼마나 커야 하나요? 로짓 [10000, 0]에서 정답이 1번일 때 손으로 구한 값과 여러분의 값을 \
# 견주어 보세요."""
# hint.en = """\
# How large should the loss of a confidently wrong example be? Take logits [10000, 0] with class 1 right, and \
# compare your value with the one worked out by hand."""
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(p[np.arange(n), y] + 1e-7))
    dlogits = p.copy()
    dlogits[np.arange(n), y] -= 1
    return loss, dlogits / n
