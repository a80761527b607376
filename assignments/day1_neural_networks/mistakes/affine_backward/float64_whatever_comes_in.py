# /// mistake
# cause = "adds up into np.zeros arrays, which are float64 even for float32 inputs"
# test = "test_backward_float32_and_layouts"
# hint.ko = "float32를 넣었을 때 dx, dw, db의 dtype을 출력해 보세요. 그 배열을 만들 때 dtype은 누가 정했나요?"
# hint.en = "Put in float32 and print the dtype of dx, dw and db. Who chose the dtype when those arrays were made?"
# ///
import numpy as np


def affine_backward(dout, cache):
    x, w = cache
    dw = np.zeros(w.shape)
    db = np.zeros(w.shape[1])
    for row, d in zip(x.reshape(x.shape[0], -1), dout, strict=True):
        dw += np.outer(row, d)
        db += d
    return (dout @ w.T).reshape(x.shape), dw, db
