# /// mistake
# cause = "puts entries back, but not when f raises"
# test = "test_x_is_restored_after_an_exception"
# hint.ko = "f가 도중에 멈추면, 그때 움직여 둔 좌표는 누가 되돌려 놓나요?"
# hint.en = "When f stops midway, who puts the coordinate back that was moved at that moment?"
# ///
import numpy as np


def numerical_gradient(f, x, h=1e-5):
    if x.dtype.kind != "f":
        x = x.astype(np.float64)
    grad = np.zeros_like(x)
    for i in np.ndindex(*x.shape):
        kept = float(x[i])
        x[i] = kept + h
        above = np.sum(f(x))
        x[i] = kept - h
        below = np.sum(f(x))
        x[i] = kept
        grad[i] = (above - below) / (2 * h)
    return grad
