# /// mistake
# cause = "compares normal random numbers with p"
# test = "test_dropout_train"
# signature.kept = [0.36, 0.4]
# signature.factor = [1.42, 1.44]
# hint.ko = """\
# 뽑은 무작위 수의 히스토그램을 그려 보세요. 그 수가 p보다 작을 확률이 정말 p인가요?"""
# hint.en = """\
# Draw a histogram of your random numbers. Is the probability that one is below p really p?"""
# ///
import numpy as np


def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x, np.ones_like(x)
    mask = ((rng.standard_normal(x.shape) >= p) / (1 - p)).astype(x.dtype)
    return x * mask, mask
