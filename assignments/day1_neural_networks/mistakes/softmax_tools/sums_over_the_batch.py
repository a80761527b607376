# /// mistake
# cause = "always sums along the first axis"
# test = "test_softmax_values_and_axes"
# hint.ko = "한 예제의 클래스들은 배열의 어느 방향에 놓여 있나요? 여러분의 확률은 어느 방향으로 더해야 1이 되나요?"
# hint.en = "Along which direction do the classes of one example lie? Along which one do your probabilities sum to 1?"
# ///
import numpy as np


def softmax(x, axis=-1):
    raised = np.exp(x - x.max(axis=axis, keepdims=True))
    return raised / raised.sum(axis=0, keepdims=True)
