# /// mistake
# cause = "averages the squares but not their gradient"
# test = "test_losses_gradients"
# hint.ko = """\
# MSE 식의 1/(원소의 개수)는 미분하면 어떻게 되나요? pred의 원소 하나를 0.001만큼 바꾸어 손실이 얼마나 변하는지 재 \
# 보세요."""
# hint.en = """\
# What becomes of the 1 / (number of entries) in the MSE when you differentiate it? Change one entry of pred by 0.001 \
# and measure how much the loss moves."""
# ///
import numpy as np


def mse_loss(pred, target):
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    d = pred - target
    return np.mean(d**2), 2 * d
