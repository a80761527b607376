# /// mistake
# cause = "drops whole examples"
# test = "test_dropout_every_number"
# signature.rows = [0.025, 0.04]
# signature.columns = [0.0, 0.03]
# hint.ko = """\
# 꺼지는 것은 뉴런인가요, 예제인가요? 마스크의 한 행을 들여다보세요."""
# hint.en = """\
# Is it neurons or examples that are dropped? Look at one row of the mask."""
# ///
import numpy as np


def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x, np.ones_like(x)
    mask = np.broadcast_to(((rng.random((len(x),) + (1,) * (x.ndim - 1)) >= p) / (1 - p)).astype(x.dtype), x.shape)
    return x * mask, mask
