# /// mistake
# cause = "returns the derivative of tanh without the gradient from behind"
# test = "test_tanh_gradient"
# hint.ko = "tanh_backward는 인자를 두 개 받아요. 둘 다 식에 들어 있나요? dout이 모두 0이면 dx는 무엇이어야 하나요?"
# hint.en = """\
# tanh_backward receives two arguments. Are both of them in your formula? What must dx be if dout is all zeros?"""
# ///
import numpy as np


def tanh_forward(x):
    out = np.tanh(x)
    return out, out


def tanh_backward(dout, cache):
    return 1 - cache**2
