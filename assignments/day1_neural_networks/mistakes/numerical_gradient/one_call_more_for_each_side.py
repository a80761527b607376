# /// mistake
# cause = "evaluates f at x itself for every coordinate"
# test = "test_few_calls_of_f"
# hint.ko = "좌표 하나에 f를 몇 번 부르나요? 그중에 답에 쓰이지 않는 값이 있나요?"
# hint.en = "How often is f called for one coordinate, and is there a value among them that the answer does not use?"
# ///
import numpy as np


def numerical_gradient(f, x, h=1e-5):
    at = np.array(x, dtype=np.float64)
    grad = np.zeros_like(at)
    for i in np.ndindex(*at.shape):
        here = np.sum(f(at))
        kept = at[i]
        at[i] = kept + h
        right = np.sum(f(at)) - here
        at[i] = kept - h
        left = here - np.sum(f(at))
        at[i] = kept
        grad[i] = (right + left) / (2 * h)
    return grad
