# /// mistake
# cause = "uses 1e-12 whatever h is given"
# test = "test_smooth_functions"
# hint.ko = "작을수록 좋은 것은 아니에요. 거의 같은 두 수를 빼면 유효 숫자가 몇 자리나 남을까요?"
# hint.en = """\
# Smaller is not always better: when two nearly equal numbers are subtracted, how many correct digits remain?"""
# ///
import numpy as np


def numerical_gradient(f, x, h=1e-5):
    h = 1e-12
    at = np.array(x, dtype=np.float64)
    grad = np.zeros_like(at)
    for i in np.ndindex(*at.shape):
        kept = at[i]
        at[i] = kept + h
        above = np.sum(f(at))
        at[i] = kept - h
        below = np.sum(f(at))
        at[i] = kept
        grad[i] = (above - below) / (2 * h)
    return grad
