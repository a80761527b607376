# /// mistake
# cause = "writes small numbers over the zeros of probs"
# test = "test_entropy_sampling_edges"
# hint.ko = """\
# 함수를 부르기 전과 뒤에 probs를 출력해 보세요."""
# hint.en = """\
# Print probs before and after the call."""
# ///
import numpy as np


def entropy_sampling(probs, k):
    N = probs.shape[0]
    probs[probs == 0] = 1e-300
    entropy = np.zeros(N)
    for n in range(N):
        p = probs[n][probs[n] > 0]
        entropy[n] = -np.sum(p * np.log(p))
    order = np.argsort(-entropy, kind="stable")
    return order[:k]
