# /// mistake
# cause = "lets the gradient pass where dout is positive instead of where x is"
# test = "test_relu_gradient"
# hint.ko = "뉴런이 꺼지는 이유는 들어온 값 때문인가요, 되돌아오는 값 때문인가요?"
# hint.en = "Is a neuron off because of what came in, or because of what comes back?"
# ///
import numpy as np


def relu_forward(x):
    return np.maximum(0, x), x


def relu_backward(dout, cache):
    return np.maximum(0, dout)
