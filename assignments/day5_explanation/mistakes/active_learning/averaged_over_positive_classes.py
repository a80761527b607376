# /// mistake
# cause = "averages p log p over the classes that are possible"
# test = "test_entropy_sampling_edges"
# hint.ko = """\
# 확률이 0인 클래스를 하나 더하면 엔트로피가 변해야 하나요?"""
# hint.en = """\
# Should the entropy change when a class of probability 0 is added?"""
# ///
import numpy as np


def entropy_sampling(probs, k):
    N = probs.shape[0]
    entropy = np.zeros(N)
    for n in range(N):
        p = probs[n][probs[n] > 0]
        entropy[n] = -np.mean(p * np.log(p))
    order = np.argsort(-entropy, kind="stable")
    return order[:k]
