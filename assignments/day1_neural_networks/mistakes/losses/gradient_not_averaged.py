# /// mistake
# cause = "averages the losses but not the gradients"
# test = "test_losses_gradients"
# hint.ko = """\
# 손실은 평균이에요. 원소 하나를 조금 바꾸면 그 평균은 얼마나 변할까요?"""
# hint.en = """\
# The loss is a mean. How much does that mean move when one entry moves a little?"""
# ///
import numpy as np


def mse_loss(pred, target):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    d = pred - target
    return np.mean(d**2), 2 * d


def bce_with_logits(logits, target):
    if logits.shape != target.shape:
        raise ValueError("shapes differ")
    e = np.exp(-np.abs(logits))
    losses = np.maximum(logits, 0) - logits * target + np.log1p(e)
    p = np.where(logits >= 0, 1, e) / (1 + e)
    return np.mean(losses), p - target
