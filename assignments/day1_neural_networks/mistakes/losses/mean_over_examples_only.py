# /// mistake
# cause = "divides by N where there are N times K entries"
# test = "test_bce"
# hint.ko = "(N, K)에서 n은 몇 개인가요? 예제의 수인가요, 원소의 수인가요?"
# hint.en = "What is n for an array of (N, K): the number of examples, or of entries?"
# ///
import numpy as np


def bce_with_logits(logits, target):
    if logits.shape != target.shape:
        raise ValueError("shapes differ")
    small = np.exp(-np.abs(logits))
    loss = (np.maximum(logits, 0) - logits * target + np.log1p(small)).sum() / len(logits)
    p = np.where(logits >= 0, 1, small) / (1 + small)
    return loss, (p - target) / len(logits)
