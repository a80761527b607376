# /// mistake
# cause = "a large negative number in place of minus infinity, and nothing else"
# test = "test_attention_hidden_rows"
# hint.ko = """\
# 모든 점수가 똑같이 아주 작은 수이면 소프트맥스는 무엇을 내나요?"""
# hint.en = """\
# What does the softmax give when all scores are the same very small number?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = shares / shares.sum(axis=-1, keepdims=True)
    return weights @ v, weights
