# /// mistake
# cause = "takes the maximum before it masks"
# test = "test_attention_large"
# hint.ko = """\
# 가려진 키의 점수가 가장 클 때, 최댓값은 어떤 점수들 중에서 골라야 할까요?"""
# hint.en = """\
# When a hidden key has the largest score, among which scores should you look for the maximum?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    if mask is not None:
        shares = np.where(mask, shares, 0.0)
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
