# /// mistake
# cause = "sorts upwards and reverses, which puts the larger number first among equals"
# test = "test_entropy_sampling_edges"
# hint.ko = """\
# 모든 예제의 확률이 똑같을 때 무엇을 돌려주나요?"""
# hint.en = """\
# What do you return when all rows are the same?"""
# ///
import numpy as np


def entropy_sampling(probs, k):
    N = probs.shape[0]
    entropy = np.zeros(N)
    for n in range(N):
        p = probs[n][probs[n] > 0]
        entropy[n] = -np.sum(p * np.log(p))
    order = np.argsort(entropy, kind="stable")[::-1]
    return order[:k]
