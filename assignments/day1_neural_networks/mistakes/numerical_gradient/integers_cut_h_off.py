# /// mistake
# cause = "keeps the integer dtype of x"
# test = "test_gradient_of_other_arrays"
# hint.ko = "3 + 0.00001을 정수 배열에 다시 저장하면 어떤 값이 되나요?"
# hint.en = "What happens to 3 + 0.00001 when it is stored back into an array of integers?"
# ///
import numpy as np


def numerical_gradient(f, x, h=1e-5):
    at = np.array(x)
    grad = np.zeros(at.shape)
    for i in np.ndindex(*at.shape):
        kept = at[i]
        at[i] = kept + h
        above = np.sum(f(at))
        at[i] = kept - h
        below = np.sum(f(at))
        at[i] = kept
        grad[i] = (above - below) / (2 * h)
    return grad
