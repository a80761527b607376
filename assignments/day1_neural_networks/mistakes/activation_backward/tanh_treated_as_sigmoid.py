# /// mistake
# cause = "uses t (1 - t) for tanh, the derivative of sigmoid"
# test = "test_tanh_gradient"
# hint.ko = """\
# t (1 - t)는 어느 함수의 미분인가요? x = 0에서 tanh의 그래프가 얼마나 가파른지 그려 보고 식의 값과 견주어 보세요."""
# hint.en = """\
# Whose derivative is t (1 - t)? Sketch how steep tanh is at x = 0 and compare that with what your formula gives."""
# ///
import numpy as np


def tanh_forward(x):
    out = np.tanh(x)
    return out, out


def tanh_backward(dout, cache):
    return dout * cache * (1 - cache)
