# /// mistake
# cause = "hides the values and not the weights"
# test = "test_attention_mask"
# hint.ko = """\
# 돌려준 `weights`에서 가려진 곳은 얼마인가요? 남은 값은 합이 1인 가중치로 섞였나요?"""
# hint.en = """\
# What does `weights` say at hidden places? Were the other values mixed by weights that add up to 1?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    kept = weights if mask is None else weights * mask
    return kept @ v, weights
