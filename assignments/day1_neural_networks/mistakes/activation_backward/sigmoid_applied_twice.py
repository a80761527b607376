# /// mistake
# cause = "caches the output and applies sigmoid to it once more"
# test = "test_sigmoid_gradient"
# hint.ko = "cache에 담긴 값을 출력해 보세요. 그 값은 시그모이드를 지나기 전인가요, 지난 다음인가요?"
# hint.en = "Print what is in the cache. Has it been through the sigmoid already, or not yet?"
# ///
import numpy as np


def squash(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_forward(x):
    out = squash(x)
    return out, out


def sigmoid_backward(dout, cache):
    s = squash(cache)
    return dout * s * (1 - s)
