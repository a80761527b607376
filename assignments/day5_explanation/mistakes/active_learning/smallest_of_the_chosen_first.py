# /// mistake
# cause = "returns the right examples from the smallest entropy to the largest"
# test = "test_entropy_sampling"
# hint.ko = """\
# 돌려준 번호 가운데 첫 번째가 가장 불확실한 예제인가요?"""
# hint.en = """\
# Is the first number that you return the most uncertain example?"""
# ///
import numpy as np


def entropy_sampling(probs, k):
    N = probs.shape[0]
    entropy = np.zeros(N)
    for n in range(N):
        p = probs[n][probs[n] > 0]
        entropy[n] = -np.sum(p * np.log(p))
    order = np.argsort(-entropy, kind="stable")
    return order[:k][::-1]
