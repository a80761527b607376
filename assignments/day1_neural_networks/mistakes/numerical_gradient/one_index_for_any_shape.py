# /// mistake
# cause = "counts i up to x.size and takes x[i], which is a row where x has two axes"
# test = "test_smooth_functions"
# hint.ko = "모양이 (2, 3)인 배열에서 x[0]을 출력해 보세요. 숫자 하나인가요? 원소는 여섯 개인데, x[5]는 있나요?"
# hint.en = "Print x[0] for an array of shape (2, 3). Is it a single number? There are six entries: is there an x[5]?"
# ///
import numpy as np


def numerical_gradient(f, x, h=1e-5):
    at = np.array(x, dtype=np.float64)
    grad = np.zeros_like(at)
    for i in range(at.size):
        kept = at[i]
        at[i] = kept + h
        above = np.sum(f(at))
        at[i] = kept - h
        below = np.sum(f(at))
        at[i] = kept
        grad[i] = (above - below) / (2 * h)
    return grad
