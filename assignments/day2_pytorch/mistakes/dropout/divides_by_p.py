# /// mistake
# cause = "divides by p"
# test = "test_dropout_train"
# signature.kept = [0.68, 0.72]
# signature.factor = [3.3, 3.4]
# hint.ko = """\
# 마스크의 평균은 얼마인가요? out의 평균이 x의 평균과 같아지려면 무엇으로 나누어야 하나요?"""
# hint.en = """\
# What is the mean of the mask? What must you divide by to get the mean of x back?"""
# ///
import numpy as np


def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x, np.ones_like(x)
    mask = ((rng.random(x.shape) >= p) / (p or 1.0)).astype(x.dtype)
    return x * mask, mask
