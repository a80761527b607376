# /// alternative
# note = "einsum; -1e9 at hidden places, weights cleared there at the end; a small number in the denominator"
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = np.einsum("bid,bjd->bij", q, k) / np.sqrt(k.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    scores = scores - scores.max(axis=2, keepdims=True)
    weights = np.exp(scores)
    weights /= weights.sum(axis=2, keepdims=True) + 1e-9
    if mask is not None:
        weights = weights * mask
    return np.einsum("bij,bjd->bid", weights, v), weights
