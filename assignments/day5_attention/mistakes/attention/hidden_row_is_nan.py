# /// mistake
# cause = "0 / 0 in rows that are hidden all along"
# test = "test_attention_hidden_rows"
# hint.ko = """\
# 모두 가려진 행에서는 소프트맥스의 분모가 얼마인가요? 문제에서는 결과를 무엇으로 정했나요?"""
# hint.en = """\
# What is the denominator of the softmax in a row that is hidden all along? And what does the statement want there?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = shares / shares.sum(axis=-1, keepdims=True)
    return weights @ v, weights
