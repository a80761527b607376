# /// mistake
# cause = "orders by the difference between the two largest probabilities"
# test = "test_entropy_sampling"
# hint.ko = """\
# 세 번째로 그럴듯한 클래스도 불확실성에 들어가나요?"""
# hint.en = """\
# Does the third likely class count for the uncertainty?"""
# ///
import numpy as np


def entropy_sampling(probs, k):
    N = probs.shape[0]
    entropy = np.zeros(N)
    for n in range(N):
        p = np.sort(probs[n])
        entropy[n] = p[-2] - p[-1]
    order = np.argsort(-entropy, kind="stable")
    return order[:k]
