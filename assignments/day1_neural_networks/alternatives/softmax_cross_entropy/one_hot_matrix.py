# /// alternative
# note = "a one-hot matrix of the logits' dtype; the loss as an array with one entry"
# ///
import numpy as np


def softmax_cross_entropy(logits, y):
    n, c = logits.shape
    target = (np.arange(c) == np.reshape(y, (n, 1))).astype(logits.dtype)
    top = np.amax(logits, axis=1, keepdims=True)
    log_sum = top + np.log(np.sum(np.exp(logits - top), axis=1, keepdims=True))
    loss = np.sum(target * (log_sum - logits), keepdims=True) / n
    return loss, (np.exp(logits - log_sum) - target) / n
