# /// mistake
# cause = "hides the future even without a mask"
# test = "test_attention"
# hint.ko = """\
# `mask=None`이면 어떤 키를 봐도 되나요?"""
# hint.en = """\
# Which keys may be seen when `mask=None`?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    if mask is None:
        mask = np.tril(np.ones(scores.shape[1:], dtype=bool))
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
