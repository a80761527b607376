# /// mistake
# cause = "turns float32 into float64"
# test = "test_softmax_float32"
# hint.ko = "float32 배열을 넣고 줄마다 dtype을 출력해 보세요. 어디에서 float64가 되나요?"
# hint.en = "Put in float32 and print the dtype line by line. Where does it become float64?"
# ///
import numpy as np


def softmax(x, axis=-1):
    raised = np.exp(x.astype(float) - x.max(axis=axis, keepdims=True))
    return raised / raised.sum(axis=axis, keepdims=True)
