# /// mistake
# cause = "mixes the keys in place of the values"
# test = "test_attention"
# hint.ko = """\
# 도서관에서 섞어서 가져오는 것은 책의 제목인가요, 내용인가요?"""
# hint.en = """\
# What do you take home from the library: titles, or what the books say?"""
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
    return weights @ k, weights
