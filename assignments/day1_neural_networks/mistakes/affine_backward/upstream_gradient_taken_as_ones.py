# /// mistake
# cause = "computes the gradient of the sum of the outputs, whatever dout is"
# test = "test_dx"
# hint.ko = """\
# dout을 두 배로 하면 기울기도 두 배가 되나요? 확인할 때 위에서 오는 기울기를 모두 1로 두지 말고 무작위 값으로 \
# 두세요."""
# hint.en = """\
# If you double dout, do your gradients double? When you check, use random upstream gradients instead of all ones."""
# ///
import numpy as np


def affine_backward(dout, cache):
    x, w = cache
    ones = np.ones_like(dout)
    dx = (ones @ w.T).reshape(x.shape)
    dw = x.reshape(x.shape[0], -1).T @ ones
    db = ones.sum(axis=0)
    return dx, dw, db
