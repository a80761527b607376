# /// mistake
# cause = "clips the probability before the logarithm"
# test = "test_label_smoothing_large"
# hint.ko = """\
# 확률이 0으로 반올림된 다음에 로그를 취하면 손실이 얼마나 커질 수 있나요?"""
# hint.en = """\
# Once a probability has been rounded to 0, how large can the loss still get?"""
# ///
import numpy as np


def label_smoothing_ce(logits, y, eps):
    N, K = logits.shape
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    log_p = np.log(np.exp(log_p) + 1e-12)
    targets = (1 - eps) * np.eye(K)[y] + eps / K
    return -(targets * log_p).sum() / N
