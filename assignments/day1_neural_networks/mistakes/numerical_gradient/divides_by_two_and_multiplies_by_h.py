# /// mistake
# cause = "writes / 2 * h without parentheses, which multiplies by h"
# test = "test_smooth_functions"
# hint.ko = "8 / 2 * 4를 출력해 보세요. 파이썬은 나눗셈과 곱셈을 어떤 순서로 계산하나요?"
# hint.en = "Print 8 / 2 * 4. In which order does Python work out a division and a multiplication?"
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
        grad[i] = (above - below) / 2 * h
    return grad
