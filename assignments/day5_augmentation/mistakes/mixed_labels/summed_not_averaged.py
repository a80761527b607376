# /// mistake
# cause = "sums over the batch"
# test = "test_label_smoothing"
# hint.ko = """\
# 같은 배치를 두 번 이어 붙이면 손실이 어떻게 되어야 하나요?"""
# hint.en = """\
# What should happen to the loss when the same batch is repeated twice over?"""
# ///
import numpy as np


def label_smoothing_ce(logits, y, eps):
    K = logits.shape[1]
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    targets = (1 - eps) * np.eye(K)[y] + eps / K
    return -(targets * log_p).sum()
