# /// mistake
# cause = "mixes the whole batch by the weights of the first example"
# test = "test_attention"
# hint.ko = """\
# 배치에 예제가 여럿이면 예제마다 가중치가 다르지 않을까요?"""
# hint.en = """\
# When the batch has several examples, is there not a set of weights for each?"""
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
    weights = np.broadcast_to(weights[:1], weights.shape)
    return weights @ v, weights
