# /// mistake
# cause = "adds up p (1 - p) instead of p log p"
# test = "test_entropy_sampling"
# hint.ko = """\
# 식에 로그가 있나요? 여러분의 코드에는요?"""
# hint.en = """\
# Is there a logarithm in the formula? And in your code?"""
# ///
import numpy as np


def entropy_sampling(probs, k):
    N = probs.shape[0]
    entropy = np.zeros(N)
    for n in range(N):
        p = probs[n][probs[n] > 0]
        entropy[n] = np.sum(p * (1 - p))
    order = np.argsort(-entropy, kind="stable")
    return order[:k]
