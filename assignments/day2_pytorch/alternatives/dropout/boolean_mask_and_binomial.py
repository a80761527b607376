# /// alternative
# note = "binomial draws of the survivors; a zeroed copy; the cache is a tuple; x itself in evaluation mode"
# ///
import numpy as np


def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x, None
    kept = rng.binomial(1, 1 - p, size=x.shape).astype(bool)
    out = np.zeros_like(x)
    out[kept] = x[kept] / (1 - p)
    return out, (kept, 1 - p)


def dropout_backward(dout, cache):
    if cache is None:
        return dout
    kept, keep = cache
    dx = dout.copy()
    dx[~kept] = 0
    dx /= keep
    return dx
