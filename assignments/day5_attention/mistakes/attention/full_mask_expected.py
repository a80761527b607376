# /// mistake
# cause = "indexes with the mask, which has to have the full shape"
# test = "test_attention_broadcast"
# hint.ko = """\
# `mask`의 모양이 $(T_q, T_k)$이거나 $(B, 1, T_k)$이면 여러분의 코드에서 무슨 일이 일어나나요?"""
# hint.en = """\
# What does your code do when the shape of `mask` is $(T_q, T_k)$, or $(B, 1, T_k)$?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores[~mask] = -np.inf
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
