# /// mistake
# cause = "the mask is float64, and so is everything after it"
# test = "test_dropout_float32_and_arguments"
# signature.bits = [64.0, 64.0]
# hint.ko = """\
# float32 배열과 float64 배열을 곱하면 결과의 dtype은 무엇인가요? 마스크의 dtype을 출력해 보세요."""
# hint.en = """\
# What dtype does float32 times float64 give? Print the dtype of your mask."""
# ///
import numpy as np


def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x, np.ones_like(x)
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask
