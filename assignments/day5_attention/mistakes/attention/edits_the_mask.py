# /// mistake
# cause = "turns the caller's mask round in place"
# test = "test_attention_arguments"
# hint.ko = """\
# 함수를 두 번 부르면 두 번째에는 `mask`에 무엇이 들어 있나요?"""
# hint.en = """\
# Call your function twice: what is in `mask` the second time?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    if mask is not None:
        np.logical_not(mask, out=mask)
        scores = np.where(mask, -np.inf, scores)
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
