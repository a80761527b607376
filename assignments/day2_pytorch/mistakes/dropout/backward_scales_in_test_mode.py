# /// mistake
# cause = "the backward pass divides by 1 - p in evaluation mode too"
# test = "test_dropout_backward"
# signature.test_dx_kept = [1.0, 1.0]
# signature.test_dx_factor = [1.9, 2.1]
# signature.dx_agrees = [1.0, 1.0]
# hint.ko = """\
# 평가 모드의 out은 x 그대로예요. 그때 x를 1만큼 바꾸면 out은 얼마나 변하나요?"""
# hint.en = """\
# In evaluation mode out is x itself. By how much does out change when x changes by 1?"""
# ///
import numpy as np


def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x, np.full_like(x, 1 / (1 - p))
    mask = ((rng.random(x.shape) >= p) / (1 - p)).astype(x.dtype)
    return x * mask, mask
