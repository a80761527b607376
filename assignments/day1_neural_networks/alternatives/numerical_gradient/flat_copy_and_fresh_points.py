# /// alternative
# note = "a fresh array for every point, reshaped at the end"
# ///
import numpy as np


def numerical_gradient(f, x, h=1e-5):
    flat = np.asarray(x, dtype=float).reshape(-1)
    slopes = []
    for i in range(flat.size):
        step = np.zeros(flat.size)
        step[i] = h
        right = f((flat + step).reshape(np.shape(x)))
        left = f((flat - step).reshape(np.shape(x)))
        slopes.append(np.squeeze(right - left) / (2 * h))
    return np.array(slopes, dtype=float).reshape(np.shape(x))


def rel_error(a, b):
    largest = np.max(np.abs(np.concatenate([np.ravel(a), np.ravel(b), [1e-12]])))
    return np.abs(np.subtract(a, b)).max() / largest
