# /// mistake
# cause = "transposes the batch axis too"
# test = "test_attention"
# hint.ko = """\
# 3차원 배열에서 `.T`는 어떤 축을 어디로 보내나요? 배치 축은 그대로 있어야 하지 않을까요?"""
# hint.en = """\
# Where does `.T` take each axis of a three-dimensional array? Should the batch axis move at all?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.T / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
