# /// mistake
# cause = "lowers hidden scores by 20, which leaves a little weight"
# test = "test_attention_mask"
# hint.ko = """\
# 가려진 곳의 가중치가 **정확히** 0인가요? $e^{-20}$은 얼마인가요?"""
# hint.en = """\
# Is the weight at hidden places **exactly** 0? How much is $e^{-20}$?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, scores - 20.0)
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
