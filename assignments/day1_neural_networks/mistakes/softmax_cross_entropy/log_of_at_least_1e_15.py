# /// mistake
# cause = "adds 1e-15 inside the logarithm or clips at it, which caps the loss near 35"
# test = "test_confident_and_wrong"
# hint.ko = """\
# 로그에 들어가는 수가 아무리 작아도 1e-15라면, 손실은 얼마까지 커질 수 있나요? 로짓 [10000, 0]에서 정답이 1번일 때 \
# 손으로 구한 손실과 견주어 보세요."""
# hint.en = """\
# If the number inside your logarithm is never below 1e-15, how large can the loss become? Compare with the loss \
# worked out by hand for logits [10000, 0] with class 1 right."""
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(p[np.arange(n), y] + 1e-15))
    dlogits = p.copy()
    dlogits[np.arange(n), y] -= 1
    return loss, dlogits / n
