# /// mistake
# cause = "adds up logarithms that are not weighted by the probabilities"
# test = "test_entropy_sampling"
# hint.ko = """\
# 드물게 일어나는 일의 로그는 얼마만큼의 무게로 더해지나요?"""
# hint.en = """\
# With what weight does the logarithm of a rare event count?"""
# ///
import numpy as np


def entropy_sampling(probs, k):
    N = probs.shape[0]
    entropy = np.zeros(N)
    for n in range(N):
        p = probs[n][probs[n] > 0]
        entropy[n] = -np.sum(np.log(p))
    order = np.argsort(-entropy, kind="stable")
    return order[:k]
