# /// mistake
# cause = "forgets the minus, so that the most certain come first"
# test = "test_entropy_sampling"
# hint.ko = """\
# 확률이 반반일 때 여러분의 엔트로피는 양수인가요?"""
# hint.en = """\
# Is your entropy positive for fifty-fifty?"""
# ///
import numpy as np


def entropy_sampling(probs, k):
    N = probs.shape[0]
    entropy = np.zeros(N)
    for n in range(N):
        p = probs[n][probs[n] > 0]
        entropy[n] = np.sum(p * np.log(p)) + p.max()
    order = np.argsort(-entropy, kind="stable")
    return order[:k]
