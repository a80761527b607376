# /// alternative
# note = "logaddexp, the sigmoid through tanh, an assertion for the shapes"
# ///
import numpy as np


def mse_loss(pred, target):
    assert pred.shape == target.shape, "shapes differ"
    n = pred.size
    loss = sum(float(d) ** 2 for d in np.ravel(pred - target)) / n
    return loss, (pred - target) * (2 / n)


def bce_with_logits(logits, target):
    assert logits.shape == target.shape, "shapes differ"
    loss = np.mean(np.logaddexp(0, logits) - target * logits)
    p = 0.5 * (1 + np.tanh(0.5 * logits))
    return float(loss), (p - target) / np.size(logits)
