# /// mistake
# cause = "one softmax over all queries and keys of an example"
# test = "test_attention"
# hint.ko = """\
# 쿼리가 하나뿐일 때와 여럿일 때, 첫 쿼리의 가중치가 달라져야 할까요?"""
# hint.en = """\
# Should the weights of the first query change when there are other queries beside it?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    highest = scores.max(axis=(1, 2), keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=(1, 2), keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
