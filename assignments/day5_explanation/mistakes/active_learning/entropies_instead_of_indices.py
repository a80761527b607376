# /// mistake
# cause = "returns the entropies and not the numbers of the examples"
# test = "test_entropy_sampling"
# hint.ko = """\
# 무엇을 돌려주나요? 번호인가요, 엔트로피인가요?"""
# hint.en = """\
# What do you return, numbers of examples or entropies?"""
# ///
import numpy as np


def entropy_sampling(probs, k):
    N = probs.shape[0]
    entropy = np.zeros(N)
    for n in range(N):
        p = probs[n][probs[n] > 0]
        entropy[n] = -np.sum(p * np.log(p))
    order = np.argsort(-entropy, kind="stable")
    return entropy[order[:k]]
