# /// mistake
# cause = "puts x instead of sigmoid(x) into s (1 - s)"
# test = "test_sigmoid_gradient"
# hint.ko = "미분 공식의 s는 x인가요, x에서 구한 출력인가요? 순전파에서 이미 계산한 값을 써 보세요."
# hint.en = """\
# In the formula of the derivative, is s the input or the output? Use what the forward pass already computed."""
# ///
import numpy as np


def sigmoid_forward(x):
    return 1 / (1 + np.exp(-x)), x


def sigmoid_backward(dout, cache):
    return dout * cache * (1 - cache)
