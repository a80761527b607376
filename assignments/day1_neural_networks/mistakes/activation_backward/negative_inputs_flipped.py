# /// mistake
# cause = "returns |x| instead of cutting negative numbers off"
# test = "test_relu_forward_values"
# hint.ko = "음수 하나를 넣어 보세요. ReLU는 음수를 뒤집나요, 아니면 다른 것으로 바꾸나요?"
# hint.en = "Put in one negative number. Does ReLU turn it around, or turn it into something else?"
# ///
import numpy as np


def relu_forward(x):
    return np.abs(x), x


def relu_backward(dout, cache):
    return dout * np.sign(cache)
