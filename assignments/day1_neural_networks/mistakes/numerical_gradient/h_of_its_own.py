# /// mistake
# cause = "sets h to 1e-4 whatever h is given"
# test = "test_central_difference"
# hint.ko = "h=0.5로 불러 보세요. f는 x에서 얼마나 떨어진 점에서 계산되나요? f가 받은 배열을 출력하게 하면 보여요."
# hint.en = """\
# Call it with h=0.5. How far from x are the points at which f is evaluated? Let f print the array that it is given."""
# ///
import numpy as np


def numerical_gradient(f, x, h=1e-5):
    h = 1e-4
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
