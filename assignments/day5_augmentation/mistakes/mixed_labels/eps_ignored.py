# /// mistake
# cause = "plain cross-entropy"
# test = "test_label_smoothing"
# hint.ko = """\
# `eps`를 바꾸면 손실이 달라지나요?"""
# hint.en = """\
# Does the loss change when `eps` does?"""
# ///
import numpy as np


def label_smoothing_ce(logits, y, eps):
    N, K = logits.shape
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    targets = np.eye(K)[y]
    return -(targets * log_p).sum() / N
