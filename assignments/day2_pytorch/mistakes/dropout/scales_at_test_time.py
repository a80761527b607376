# /// mistake
# cause = "multiplies by 1 - p in evaluation mode instead of dividing in training mode"
# test = "test_dropout_test_mode"
# signature.kept = [0.68, 0.72]
# signature.factor = [1.0, 1.0]
# signature.test_factor = [0.69, 0.71]
# hint.ko = """\
# 드롭아웃에는 두 방식이 있어요. 문제의 식에서 평균을 맞추는 일은 학습할 때 하나요, 평가할 때 하나요?"""
# hint.en = """\
# There are two kinds of dropout. In the statement's formula, does training or evaluation make the means agree?"""
# ///
import numpy as np


def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x * (1 - p), np.full_like(x, 1 - p)
    mask = (rng.random(x.shape) >= p).astype(x.dtype)
    return x * mask, mask
