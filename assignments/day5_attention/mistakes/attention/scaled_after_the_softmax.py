# /// mistake
# cause = "divides the weights, not the scores"
# test = "test_attention"
# hint.ko = """\
# 가중치를 한 행씩 더해 보세요. 합이 얼마여야 하나요?"""
# hint.en = """\
# Add up the weights of one row. What should they come to?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1)
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0) / np.sqrt(q.shape[-1])
    return weights @ v, weights
