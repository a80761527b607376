# /// mistake
# cause = "divides by sums that have lost an axis"
# test = "test_softmax_values_and_axes"
# hint.ko = "나눗셈 양쪽의 모양을 출력해 보세요. 행마다 자기 합으로 나누고 있나요?"
# hint.en = "Print the shapes on both sides of your division. Is every row divided by its own sum?"
# ///
import numpy as np


def softmax(x, axis=-1):
    raised = np.exp(x - x.max(axis=axis, keepdims=True))
    return raised / raised.sum(axis=axis)
