# /// mistake
# cause = "subtracts the largest score of the whole array"
# test = "test_attention_large"
# hint.ko = """\
# 어떤 쿼리의 점수가 다른 쿼리의 점수보다 훨씬 작으면, 그 행의 지수는 얼마가 되나요?"""
# hint.en = """\
# When one query's scores are far below another's, what become the exponentials of its row?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    highest = scores.max()
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
