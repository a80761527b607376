# /// mistake
# cause = "subtracts the maximum from the caller's array"
# test = "test_softmax_float32"
# hint.ko = "softmax를 부르기 전과 후의 x를 출력해 보세요. x -= ...는 새 배열을 만드나요, 받은 배열을 바꾸나요?"
# hint.en = """\
# Print x before and after calling softmax. Does x -= ... make a new array, or does it change the one that you were \
# given?"""
# ///
import numpy as np


def softmax(x, axis=-1):
    x -= x.max(axis=axis, keepdims=True)
    raised = np.exp(x)
    return raised / raised.sum(axis=axis, keepdims=True)
