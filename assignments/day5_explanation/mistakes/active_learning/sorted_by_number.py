# /// mistake
# cause = "sorts the chosen examples by their number"
# test = "test_entropy_sampling"
# hint.ko = """\
# 돌려주는 순서는 무엇을 따라야 하나요?"""
# hint.en = """\
# What should decide the order of what you return?"""
# ///
import numpy as np


def entropy_sampling(probs, k):
    N = probs.shape[0]
    entropy = np.zeros(N)
    for n in range(N):
        p = probs[n][probs[n] > 0]
        entropy[n] = -np.sum(p * np.log(p))
    order = np.argsort(-entropy, kind="stable")
    return np.sort(order[:k])
