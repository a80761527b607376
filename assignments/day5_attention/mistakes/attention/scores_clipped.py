# /// mistake
# cause = "clips the scores so that nothing overflows"
# test = "test_attention_large"
# hint.ko = """\
# 점수 9998과 9999를 똑같이 500으로 자르면 두 키의 가중치는 어떻게 되나요?"""
# hint.en = """\
# Scores of 9998 and 9999 are both cut to 500. What happens to the weights of these two keys?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    shares = np.exp(np.clip(scores, -500, 500)) * (scores > -np.inf)
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    return weights @ v, weights
