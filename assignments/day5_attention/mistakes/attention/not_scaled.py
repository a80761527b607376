# /// mistake
# cause = "does not divide the scores"
# test = "test_attention"
# hint.ko = """\
# 두 벡터가 길어지면 내적의 크기는 어떻게 되나요? 식에서 빠뜨린 것이 없는지 보세요."""
# hint.en = """\
# What happens to the size of a dot product as the vectors get longer? Is anything of the formula left out?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1)
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
