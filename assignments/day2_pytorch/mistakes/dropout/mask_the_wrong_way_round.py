# /// mistake
# cause = "keeps where it should drop, but divides by 1 - p"
# test = "test_dropout_train"
# signature.kept = [0.28, 0.32]
# signature.factor = [1.42, 1.44]
# hint.ko = """\
# 0과 1 사이의 무작위 수가 p보다 작을 확률은 얼마인가요? 그때 꺼야 하나요, 살려야 하나요?"""
# hint.en = """\
# How likely is a random number between 0 and 1 to be below p? Is that when to drop, or when to keep?"""
# ///
import numpy as np


def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x, np.ones_like(x)
    mask = ((rng.random(x.shape) < p) / (1 - p)).astype(x.dtype)
    return x * mask, mask
