# /// mistake
# cause = "takes the last k of an ascending order, which for k = 0 is all"
# test = "test_entropy_sampling_edges"
# hint.ko = """\
# [-0:]은 무엇을 뜻하나요?"""
# hint.en = """\
# What does [-0:] mean?"""
# ///
import numpy as np


def entropy_sampling(probs, k):
    N = probs.shape[0]
    entropy = np.zeros(N)
    for n in range(N):
        p = probs[n][probs[n] > 0]
        entropy[n] = -np.sum(p * np.log(p))
    order = np.argsort(-entropy, kind="stable")[::-1]
    return order[-k:][::-1]
