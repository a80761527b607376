# /// mistake
# cause = "divides by the root of the number of keys"
# test = "test_attention"
# hint.ko = """\
# 내적이 커지는 것은 키가 많아서인가요, 벡터가 길어서인가요?"""
# hint.en = """\
# Does a dot product grow with the number of keys, or with the length of the vectors?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(k.shape[1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
