# /// mistake
# cause = "sets hidden scores to 0 before the softmax"
# test = "test_attention_mask"
# hint.ko = """\
# 점수가 0인 키의 가중치는 0일까요? $e^0$을 계산해 보세요."""
# hint.en = """\
# Is the weight of a key 0 when its score is 0? What is $e^0$?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, 0.0)
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
