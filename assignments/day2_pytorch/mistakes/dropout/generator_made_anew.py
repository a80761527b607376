# /// mistake
# cause = "makes its own generator with a fixed seed in each call"
# test = "test_dropout_rng"
# signature.same_state = [1.0, 1.0]
# signature.following = [1.0, 1.0]
# hint.ko = """\
# 같은 rng로 두 번 불러 보세요. 두 마스크가 같아도 될까요?"""
# hint.en = """\
# Call it twice with the same rng. Should the two masks be equal?"""
# ///
import numpy as np


def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x, np.ones_like(x)
    mask = ((np.random.default_rng(0).random(x.shape) >= p) / (1 - p)).astype(x.dtype)
    return x * mask, mask
