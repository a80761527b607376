# /// mistake
# cause = "returns the examples with the smallest entropy"
# test = "test_entropy_sampling"
# hint.ko = """\
# 모델에 가장 도움이 되는 예제는 무엇인가요?"""
# hint.en = """\
# Which examples teach the model most?"""
# ///
import numpy as np


def entropy_sampling(probs, k):
    N = probs.shape[0]
    entropy = np.zeros(N)
    for n in range(N):
        p = probs[n][probs[n] > 0]
        entropy[n] = -np.sum(p * np.log(p))
    order = np.argsort(entropy, kind="stable")
    return order[:k]
