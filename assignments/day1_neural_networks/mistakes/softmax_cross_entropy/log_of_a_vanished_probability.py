# /// mistake
# cause = "computes stable probabilities first and takes their logarithm, -inf where one has become 0"
# test = "test_confident_and_wrong"
# hint.ko = """\
# 로짓 [10000, 0]에서 정답이 1번일 때 확률과 그 로그를 출력해 보세요. 최댓값을 빼도 확률은 0이 되네요. 확률을 거치지 \
# 않고 로그를 구할 수는 없을까요?"""
# hint.en = """\
# Take logits [10000, 0] with class 1 right, and print the probability and its logarithm. The maximum is subtracted \
# and the probability still becomes 0: can you get its logarithm without computing it first?"""
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n = logits.shape[0]
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(p[np.arange(n), y]))
    dlogits = p.copy()
    dlogits[np.arange(n), y] -= 1
    return loss, dlogits / n
