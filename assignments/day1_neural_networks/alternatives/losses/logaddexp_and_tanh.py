# /// alternative
# note = "np.logaddexp for the loss and tanh for the sigmoid; shapes refused by an assertion; Python floats"
# ///
import numpy as np


def mse_loss(pred, target):
    assert pred.shape == target.shape
    error = (pred - target).ravel()
    return float(error @ error) / error.size, (error * (2 / error.size)).reshape(pred.shape)


def bce_with_logits(logits, target):
    assert logits.shape == target.shape
    loss = np.logaddexp(0, logits) - target * logits
    sigmoid = (np.tanh(logits / 2) + 1) / 2
    return float(loss.mean()), (sigmoid - target) / logits.size
