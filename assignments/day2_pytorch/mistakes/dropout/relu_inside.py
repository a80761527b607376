# /// mistake
# cause = "a ReLU slipped in before the mask"
# test = "test_dropout_train"
# signature.kept_below_zero = [0.0, 0.0]
# signature.factor = [1.42, 1.44]
# hint.ko = """\
# 음수만 든 x를 넣어 보세요. 살아남은 숫자가 있나요?"""
# hint.en = """\
# Give it an x of negative numbers only. Does any number survive?"""
# ///
import numpy as np


def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x, np.ones_like(x)
    mask = ((rng.random(x.shape) >= p) / (1 - p)).astype(x.dtype)
    return np.maximum(x, 0) * mask, mask
