# /// mistake
# cause = "clears the result of hidden rows and leaves their weights"
# test = "test_attention_hidden_rows"
# hint.ko = """\
# 모두 가려진 행에서 `out`뿐 아니라 `weights`도 보았나요?"""
# hint.en = """\
# In a row that is hidden all along, did you look at `weights` as well as at `out`?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = shares / shares.sum(axis=-1, keepdims=True)
    out = weights @ v
    if mask is not None:
        any_seen = np.broadcast_to(mask, scores.shape).any(axis=-1, keepdims=True)
        out = np.where(any_seen, out, 0.0)
    return out, weights
