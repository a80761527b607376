# /// mistake
# cause = "does not use the mask"
# test = "test_attention_mask"
# hint.ko = """\
# `mask`를 어디에서 썼나요? 가려진 키의 가중치를 출력해 보세요."""
# hint.en = """\
# Where did you use `mask`? Print the weight of a hidden key."""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
