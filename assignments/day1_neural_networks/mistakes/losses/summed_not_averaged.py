# /// mistake
# cause = "adds the losses up instead of averaging"
# test = "test_losses_values"
# hint.ko = """\
# 같은 배치를 두 번 이어 붙이면 손실은 어떻게 변해야 하나요? 여러분의 손실은 어떻게 변하나요?"""
# hint.en = """\
# If the same batch came twice in a row, how should the loss change? How does yours change?"""
# ///
import numpy as np


def mse_loss(pred, target):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    d = pred - target
    return np.sum(d**2), 2 * d


def bce_with_logits(logits, target):
    if logits.shape != target.shape:
        raise ValueError("shapes differ")
    e = np.exp(-np.abs(logits))
    losses = np.maximum(logits, 0) - logits * target + np.log1p(e)
    p = np.where(logits >= 0, 1, e) / (1 + e)
    return np.sum(losses), p - target
