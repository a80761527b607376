# /// mistake
# cause = "scales the caller's queries in place"
# test = "test_attention_arguments"
# hint.ko = """\
# `q /= ...`와 `q = q / ...`는 무엇이 다른가요? 함수를 부른 사람의 배열은 어떻게 되나요?"""
# hint.en = """\
# How do `q /= ...` and `q = q / ...` differ? What becomes of the caller's array?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    q /= np.sqrt(q.shape[-1])
    scores = q @ k.transpose(0, 2, 1)
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
