# /// mistake
# cause = "returns the scores in place of the weights"
# test = "test_attention"
# hint.ko = """\
# 돌려준 `weights`의 한 행을 더하면 1인가요? `out`을 만들 때 쓴 것과 같은 배열인가요?"""
# hint.en = """\
# Does one row of the `weights` that you return add up to 1? Is it the array that made `out`?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, scores
