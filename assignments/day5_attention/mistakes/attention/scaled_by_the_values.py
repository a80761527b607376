# /// mistake
# cause = "divides by the root of Dv"
# test = "test_attention"
# hint.ko = """\
# 점수를 만들 때 곱해지는 두 벡터는 무엇이고, 그 벡터의 차원은 얼마인가요?"""
# hint.en = """\
# Which two vectors are multiplied to make a score, and which dimension do they have?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(v.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
