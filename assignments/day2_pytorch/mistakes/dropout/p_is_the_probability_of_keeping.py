# /// mistake
# cause = "takes p for the probability of keeping"
# test = "test_dropout_train"
# signature.kept = [0.28, 0.32]
# signature.factor = [3.3, 3.4]
# hint.ko = """\
# p = 0.1이면 대부분의 뉴런이 살아야 하나요, 꺼져야 하나요? 0의 개수를 세어 보세요."""
# hint.en = """\
# With p = 0.1, should most neurons live or die? Count the zeros."""
# ///
import numpy as np


def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x, np.ones_like(x)
    mask = ((rng.random(x.shape) < p) / p if p else np.zeros(x.shape)).astype(x.dtype)
    return x * mask, mask
