# /// mistake
# cause = "returns one example where none is asked for"
# test = "test_entropy_sampling_edges"
# hint.ko = """\
# k=0이면 몇 개를 돌려줘야 하나요?"""
# hint.en = """\
# How many should come back for k=0?"""
# ///
import numpy as np


def entropy_sampling(probs, k):
    N = probs.shape[0]
    entropy = np.zeros(N)
    for n in range(N):
        p = probs[n][probs[n] > 0]
        entropy[n] = -np.sum(p * np.log(p))
    order = np.argsort(-entropy, kind="stable")
    return order[: max(k, 1)]
