# /// mistake
# cause = "returns 1 or alpha without the gradient from behind"
# test = "test_leaky_relu_gradient"
# hint.ko = """\
# leaky_relu_backward의 결과를 출력해 보세요. 1과 alpha 말고 다른 수가 있나요? 뒤에서 온 기울기는 어디에 들어가야 \
# 할까요?"""
# hint.en = """\
# Print what leaky_relu_backward returns. Is there any number in it but 1 and alpha? Where does the gradient from \
# behind come in?"""
# ///
import numpy as np


def leaky_relu_forward(x, alpha=0.01):
    return np.where(x > 0, x, alpha * x), (x, alpha)


def leaky_relu_backward(dout, cache):
    x, alpha = cache
    return np.where(x > 0, np.ones_like(dout), np.full_like(dout, alpha))
