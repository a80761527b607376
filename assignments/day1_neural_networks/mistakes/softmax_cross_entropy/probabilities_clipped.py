# /// mistake
# cause = "clips the probabilities to 1e-7 and 1 - 1e-7, which caps the loss near 16"
# test = "test_confident_and_wrong"
# hint.ko = """\
# np.clip으로 막으면 무한대는 나오지 않지만 손실도 어느 값에서 멈춰요. 로짓 [10000, 0]에서 정답이 1번일 때 손실은 \
# 얼마여야 하고, 여러분의 손실은 어디에서 멈추나요?"""
# hint.en = """\
# With np.clip the loss is never infinite, but it stops growing somewhere. What should it be for logits [10000, 0] \
# with class 1 right, and where does yours stop?"""
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    safe = np.clip(p, 1e-7, 1 - 1e-7)
    loss = -np.mean(np.log(safe[np.arange(n), y]))
    dlogits = p.copy()
    dlogits[np.arange(n), y] -= 1
    return loss, dlogits / n
