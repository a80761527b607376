# /// mistake
# cause = "subtracts the largest logit of the whole batch"
# test = "test_label_smoothing_large"
# hint.ko = """\
# 로짓이 모두 작은 행에서 가장 큰 로짓을 빼면 그 행의 지수는 얼마가 되나요?"""
# hint.en = """\
# In a row where all logits are small, what do the exponentials become once the largest of the batch is subtracted?"""
# ///
import numpy as np


def label_smoothing_ce(logits, y, eps):
    N, K = logits.shape
    shifted = logits - logits.max()
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    targets = (1 - eps) * np.eye(K)[y] + eps / K
    return -(targets * log_p).sum() / N
