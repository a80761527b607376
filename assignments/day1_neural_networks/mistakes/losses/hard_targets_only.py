# /// mistake
# cause = "rounds the targets to 0 or 1"
# test = "test_bce"
# hint.ko = "target이 0.3이면 여러분의 손실은 두 항을 어떻게 나누어 쓰나요?"
# hint.en = "If a target is 0.3, how does your loss share it between its two terms?"
# ///
import numpy as np


def bce_with_logits(logits, target):
    if logits.shape != target.shape:
        raise ValueError("shapes differ")
    target = (target > 0.5).astype(logits.dtype)
    small = np.exp(-np.abs(logits))
    loss = (np.maximum(logits, 0) - logits * target + np.log1p(small)).mean()
    p = np.where(logits >= 0, 1, small) / (1 + small)
    return loss, (p - target) / logits.size
