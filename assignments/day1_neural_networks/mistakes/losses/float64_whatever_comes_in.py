# /// mistake
# cause = "converts everything to float64"
# test = "test_losses_float32"
# hint.ko = """\
# float32 배열을 넣고 기울기의 dtype을 출력해 보세요. 어디에서 바뀌었나요?"""
# hint.en = """\
# Put float32 arrays in and print the dtype of the gradients. Where did it change?"""
# ///
import numpy as np


def mse_loss(pred, target):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    d = pred - target
    return np.mean(d**2), (2 * d / d.size).astype(np.float64)


def bce_with_logits(logits, target):
    if logits.shape != target.shape:
        raise ValueError("shapes differ")
    e = np.exp(-np.abs(logits))
    losses = np.maximum(logits, 0) - logits * target + np.log1p(e)
    p = np.where(logits >= 0, 1, e) / (1 + e)
    return np.mean(losses), ((p - target) / p.size).astype(np.float64)
