# /// mistake
# cause = "divides by D and not by its root"
# test = "test_attention"
# hint.ko = """\
# 내적의 **분산**이 $D$라면, 내적의 크기는 얼마쯤일까요?"""
# hint.en = """\
# If $D$ is the **variance** of a dot product, about how large is the dot product itself?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / q.shape[-1]
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
