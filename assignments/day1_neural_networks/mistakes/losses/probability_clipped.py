# /// mistake
# cause = "clips the probability away from 0 and 1"
# test = "test_bce_of_large_logits"
# hint.ko = "로짓이 10000인데 정답이 0이면, 손실은 얼마여야 하나요? 여러분의 손실은 얼마에서 멈추나요?"
# hint.en = "If a logit is 10000 and the answer is 0, how large should the loss be? Where does yours stop growing?"
# ///
import numpy as np


def bce_with_logits(logits, target):
    if logits.shape != target.shape:
        raise ValueError("shapes differ")
    raw = 1 / (1 + np.exp(-logits))
    p = np.clip(raw, 1e-12, 1 - 1e-12)
    loss = -(target * np.log(p) + (1 - target) * np.log(1 - p)).mean()
    return loss, ((raw - target) / logits.size).astype(logits.dtype)
