# /// mistake
# cause = "the backward pass reads a global that the last forward pass wrote"
# test = "test_dropout_caches"
# signature.dx_of_first_layer_agrees = [0.5, 0.65]
# hint.ko = """\
# 드롭아웃 층이 둘 있는 신경망을 떠올려 보세요. 첫째 층의 역전파는 누구의 마스크를 쓰게 되나요?"""
# hint.en = """\
# Think of a network with two dropout layers. Whose mask does the first layer's backward pass use?"""
# ///
import numpy as np

last = {}


def dropout_forward(x, p, mode, rng):
    if mode == "test":
        last["mask"] = np.ones_like(x)
    else:
        last["mask"] = ((rng.random(x.shape) >= p) / (1 - p)).astype(x.dtype)
    return x * last["mask"], None


def dropout_backward(dout, cache):
    return dout * last["mask"]
