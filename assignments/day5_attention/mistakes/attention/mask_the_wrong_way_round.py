# /// mistake
# cause = "hides what may be seen"
# test = "test_attention_mask"
# hint.ko = """\
# 이 문제에서 `True`는 봐도 된다는 뜻인가요, 가리라는 뜻인가요?"""
# hint.en = """\
# Does `True` mean here that a place may be seen, or that it is hidden?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, -np.inf, scores)
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
