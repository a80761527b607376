# /// mistake
# cause = "measures on one side only"
# test = "test_central_difference"
# hint.ko = "오차가 h에 비례해서만 줄어드네요. 점의 양쪽을 함께 볼 수 없을까요?"
# hint.en = "Your error shrinks only as fast as h. Could you look at both sides of the point?"
# ///
import numpy as np


def numerical_gradient(f, x, h=1e-5):
    at = np.array(x, dtype=np.float64)
    grad = np.zeros_like(at)
    here = np.sum(f(at))
    for i in np.ndindex(*at.shape):
        kept = at[i]
        at[i] = kept + h
        grad[i] = (np.sum(f(at)) - here) / h
        at[i] = kept
    return grad
