# /// mistake
# cause = "subtracts the largest logit of the whole batch"
# test = "test_softmax_of_large_logits"
# hint.ko = "배치 안의 두 예제는 서로 영향을 주면 안 돼요. 행 사이에 공유되는 값이 있나요?"
# hint.en = "Two examples of a batch must not influence each other. Is anything shared across rows?"
# ///
import numpy as np


def softmax(x, axis=-1):
    raised = np.exp(x - x.max())
    return raised / raised.sum(axis=axis, keepdims=True)
