# /// mistake
# cause = "scores the queries against the values"
# test = "test_attention"
# hint.ko = """\
# 쿼리는 무엇과 내적해야 점수가 되나요? $D$와 $D_v$가 다르면 어떻게 되나요?"""
# hint.en = """\
# A score is the dot product of a query and what? And what if $D$ and $D_v$ differ?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ v.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
