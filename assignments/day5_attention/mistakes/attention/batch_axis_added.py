# /// mistake
# cause = "takes every mask for one of shape (Tq, Tk)"
# test = "test_attention_mask"
# hint.ko = """\
# 브로드캐스팅은 마지막 축부터 맞춰요. 여러분의 코드에서 `mask`의 축은 모두 몇 개가 되나요?"""
# hint.en = """\
# Broadcasting lines axes up from the last one. How many axes does `mask` have once you are done with it?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask[None], scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
