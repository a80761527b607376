# /// mistake
# cause = "leaves each entry h too low for the next one"
# test = "test_smooth_functions"
# hint.ko = "좌표 하나를 확인한 뒤 다음 좌표로 넘어갈 때, 앞 좌표는 원래 값으로 돌아왔나요?"
# hint.en = "After one coordinate is done and you go on to the next: is the first one back where it was?"
# ///
import numpy as np


def numerical_gradient(f, x, h=1e-5):
    at = np.array(x, dtype=np.float64)
    grad = np.zeros_like(at)
    for i in np.ndindex(*at.shape):
        at[i] += h
        above = np.sum(f(at))
        at[i] -= 2 * h
        below = np.sum(f(at))
        grad[i] = (above - below) / (2 * h)
    return grad
