# /// mistake
# cause = "always works along the last axis"
# test = "test_softmax_values_and_axes"
# hint.ko = "인자 axis를 코드에서 몇 번 쓰나요? axis=0으로 불러 보고 합을 확인하세요."
# hint.en = "How often does your code use the argument axis? Call it with axis=0 and look at the sums."
# ///
import numpy as np


def softmax(x, axis=-1):
    raised = np.exp(x - x.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)


def log_softmax(x, axis=-1):
    shifted = x - x.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
