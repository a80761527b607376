# /// mistake
# cause = "normalises over the queries"
# test = "test_attention"
# hint.ko = """\
# 주의를 나누어 갖는 것은 보는 단어인가요, 보이는 단어인가요? 행과 열 중에 어느 쪽의 합이 1이어야 하나요?"""
# hint.en = """\
# Who shares the attention: the words that look or the words looked at? Which has to add up to 1, a row or a column?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    highest = scores.max(axis=1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
