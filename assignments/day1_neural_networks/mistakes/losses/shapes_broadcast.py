# /// mistake
# cause = "lets (N,) and (N, 1) broadcast to (N, N)"
# test = "test_losses_shape_mismatch"
# hint.ko = """\
# 모양이 (5,)와 (5, 1)인 두 배열의 차를 구해 shape를 출력해 보세요. 예상한 모양인가요?"""
# hint.en = """\
# Subtract an array of shape (5, 1) from one of shape (5,) and print the shape. Is it what you expect?"""
# ///
import numpy as np


def mse_loss(pred, target):
    d = pred - target
    return np.mean(d**2), 2 * d / d.size


def bce_with_logits(logits, target):
    e = np.exp(-np.abs(logits))
    losses = np.maximum(logits, 0) - logits * target + np.log1p(e)
    p = np.where(logits >= 0, 1, e) / (1 + e)
    return np.mean(losses), (p - target) / p.size
