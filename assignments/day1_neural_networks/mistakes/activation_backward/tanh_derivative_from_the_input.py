# /// mistake
# cause = "puts x instead of tanh(x) into 1 - t ** 2"
# test = "test_tanh_gradient"
# hint.ko = """\
# tanh는 어디에서나 올라가는 함수예요. x = 2에서 여러분의 기울기를 출력해 보세요. 1 - t ** 2의 t는 들어온 값인가요, \
# 나간 값인가요?"""
# hint.en = "tanh rises everywhere. Print your slope at x = 2. In 1 - t ** 2, is t what went in or what came out?"
# ///
import numpy as np


def tanh_forward(x):
    return np.tanh(x), x


def tanh_backward(dout, cache):
    return dout * (1 - cache**2)
