# /// mistake
# cause = "multiplies x by the mask in place"
# test = "test_dropout_float32_and_arguments"
# signature.x_edited = [1.0, 1.0]
# hint.ko = """\
# 함수를 부르기 전과 뒤에 x를 출력해 보세요. 같은 배열을 다른 층도 쓴다면 어떻게 될까요?"""
# hint.en = """\
# Print x before and after the call. What if another layer uses the same array?"""
# ///
import numpy as np


def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x, np.ones_like(x)
    mask = ((rng.random(x.shape) >= p) / (1 - p)).astype(x.dtype)
    x *= mask
    return x, mask
