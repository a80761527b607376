# /// mistake
# cause = "operator precedence: the threshold is divided, so nothing is dropped"
# test = "test_dropout_train"
# signature.kept = [1.0, 1.0]
# signature.factor = [1.0, 1.0]
# hint.ko = """\
# out에 0이 몇 개 있나요? 비교와 나눗셈 가운데 무엇이 먼저 계산되는지 괄호로 나타내 보세요."""
# hint.en = """\
# How many zeros does out hold? Put brackets around what Python computes first, the comparison or the division."""
# ///
import numpy as np


def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x, np.ones_like(x)
    mask = (rng.random(x.shape) < (1 - p) / (1 - p)).astype(x.dtype)
    return x * mask, mask
