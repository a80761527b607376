# /// mistake
# cause = "sets weights to 0 without normalising again"
# test = "test_attention_mask"
# hint.ko = """\
# 가린 다음에 남은 가중치를 더해 보세요. 아직 1인가요?"""
# hint.en = """\
# Add up the weights that are left once you have hidden some. Is it still 1?"""
# ///
import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    highest = scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores - np.where(np.isfinite(highest), highest, 0.0))
    total = shares.sum(axis=-1, keepdims=True)
    weights = shares / np.where(total > 0, total, 1.0)
    if mask is not None:
        weights = np.where(mask, weights, 0.0)
    return weights @ v, weights
