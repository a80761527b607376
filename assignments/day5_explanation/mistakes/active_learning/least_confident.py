# /// mistake
# cause = "orders by the largest probability, not by entropy"
# test = "test_entropy_sampling"
# hint.ko = """\
# [0.5, 0.5, 0]과 [0.5, 0.25, 0.25] 가운데 무엇이 더 불확실한가요?"""
# hint.en = """\
# Which is more uncertain, [0.5, 0.5, 0] or [0.5, 0.25, 0.25]?"""
# ///
import numpy as np


def entropy_sampling(probs, k):
    N = probs.shape[0]
    entropy = np.zeros(N)
    for n in range(N):
        p = probs[n][probs[n] > 0]
        entropy[n] = 1 - p.max()
    order = np.argsort(-entropy, kind="stable")
    return order[:k]
