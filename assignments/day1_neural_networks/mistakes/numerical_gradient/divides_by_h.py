# /// mistake
# cause = "both sides, but divided by h"
# test = "test_smooth_functions"
# hint.ko = "두 점 사이의 거리는 얼마인가요? h인가요?"
# hint.en = "How far apart are the two points at which you measure? Is it h?"
# ///
import numpy as np


def numerical_gradient(f, x, h=1e-5):
    at = np.array(x, dtype=np.float64)
    grad = np.zeros_like(at)
    for i in np.ndindex(*at.shape):
        kept = at[i]
        at[i] = kept + h
        above = np.sum(f(at))
        at[i] = kept - h
        below = np.sum(f(at))
        at[i] = kept
        grad[i] = (above - below) / h
    return grad
