# /// mistake
# cause = "one mask (D,) shared by all examples"
# test = "test_dropout_every_number"
# signature.rows = [0.0, 0.02]
# signature.columns = [0.03, 0.05]
# hint.ko = """\
# 모든 예제에서 같은 뉴런이 꺼지나요? 마스크를 그림으로 그려 보세요."""
# hint.en = """\
# Do all examples lose the same neurons? Draw the mask as a picture."""
# ///
import numpy as np


def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x, np.ones_like(x)
    mask = np.broadcast_to(((rng.random(x.shape[1:]) >= p) / (1 - p)).astype(x.dtype), x.shape)
    return x * mask, mask
