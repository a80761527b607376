# /// mistake
# cause = "exponentials of the scores as they are"
# test = "test_attention_large"
# hint.ko = """\
# 점수가 10000이면 $e^{10000}$은 얼마가 되나요? 소프트맥스의 값을 바꾸지 않고 점수를 줄일 수 있을까요?"""
# hint.en = """\
# What is $e^{10000}$ on a computer? Can scores be made smaller without changing the softmax?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    shares = np.exp(scores)
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
