# /// alternative
# note = "moves the entries of x itself and puts them back in a finally"
# ///
import numpy as np


def numerical_gradient(f, x, h=1e-5):
    if x.dtype != np.float64:
        x = x.astype(np.float64)
    grad = np.empty_like(x)
    for i in np.ndindex(x.shape):
        old = x[i].copy()
        try:
            x[i] = old + h
            high = np.asarray(f(x)).item()
            x[i] = old - h
            low = np.asarray(f(x)).item()
        finally:
            x[i] = old
        grad[i] = (high - low) / 2 / h
    return grad
