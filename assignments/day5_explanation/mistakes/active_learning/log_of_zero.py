# /// mistake
# cause = "takes the logarithm of 0, which gives nan"
# test = "test_entropy_sampling_edges"
# hint.ko = """\
# 완전히 확신하는 예제의 불확실성은 얼마인가요? 여러분의 함수는 얼마라고 하나요?"""
# hint.en = """\
# How uncertain is somebody who is completely sure? And what does your function say?"""
# ///
import numpy as np


def entropy_sampling(probs, k):
    N = probs.shape[0]
    entropy = np.zeros(N)
    for n in range(N):
        p = probs[n]
        entropy[n] = -np.sum(p * np.log(p))
    order = np.argsort(-entropy, kind="stable")
    return order[:k]
