# /// mistake
# cause = "exponentials of raw logits"
# test = "test_softmax_of_large_logits"
# hint.ko = "10000 근처의 값을 넣고 중간값을 출력해 보세요. 어느 것이 숫자가 아니게 되나요?"
# hint.en = "Feed logits around ten thousand and print what is computed on the way. Which value stops being a number?"
# ///
import numpy as np


def softmax(x, axis=-1):
    raised = np.exp(x)
    return raised / raised.sum(axis=axis, keepdims=True)
