# /// mistake
# cause = "works in the array that it was given and undoes its steps with rounding"
# test = "test_x_is_restored"
# hint.ko = """\
# h를 더했다가 다시 빼면 정말 처음의 값인가요? 마지막 비트까지 견주어 보세요. 원래 값을 어디에 적어 둘 수 \
# 있을까요?"""
# hint.en = """\
# If you add h and take it away again, is it really the number that it was, to the last bit? Where could you note \
# the old value?"""
# ///
import numpy as np


def numerical_gradient(f, x, h=1e-5):
    if x.dtype.kind != "f":
        x = x.astype(np.float64)
    grad = np.zeros_like(x)
    for i in np.ndindex(*x.shape):
        x[i] += h
        above = np.sum(f(x))
        x[i] -= 2 * h
        below = np.sum(f(x))
        x[i] += h
        grad[i] = (above - below) / (2 * h)
    return grad
