# /// mistake
# cause = "keeps one global mask instead of using the cache"
# test = "test_activation_cache_reuse"
# hint.ko = """\
# 은닉층이 둘이면 누구의 마스크가 남아 있나요? 순전파를 두 번 한 다음에 첫 번째 cache로 역전파를 불러 보세요."""
# hint.en = """\
# With two hidden layers, whose mask is remembered? Run two forward passes, then the backward pass with the first \
# cache."""
# ///
import numpy as np

memory = {}


def relu_forward(x):
    memory["on"] = x > 0
    return np.maximum(0, x), None


def relu_backward(dout, cache):
    return dout * memory["on"]
