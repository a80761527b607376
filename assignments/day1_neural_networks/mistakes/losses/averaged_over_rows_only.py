# /// mistake
# cause = "divides by N where the array has N * K entries"
# test = "test_losses_values"
# hint.ko = """\
# (N, K) 배열에는 숫자가 몇 개 있나요? 여러분은 몇으로 나누었나요?"""
# hint.en = """\
# How many numbers are there in an array (N, K)? By how many did you divide?"""
# ///
import numpy as np


def mse_loss(pred, target):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    d = pred - target
    return np.sum(d**2) / len(d), 2 * d / len(d)


def bce_with_logits(logits, target):
    if logits.shape != target.shape:
        raise ValueError("shapes differ")
    e = np.exp(-np.abs(logits))
    losses = np.maximum(logits, 0) - logits * target + np.log1p(e)
    p = np.where(logits >= 0, 1, e) / (1 + e)
    return np.sum(losses) / len(p), (p - target) / len(p)
