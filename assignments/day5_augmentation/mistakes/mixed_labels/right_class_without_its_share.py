# /// mistake
# cause = "1 - eps for the right class and eps / K for the others"
# test = "test_label_smoothing"
# hint.ko = """\
# 목표의 한 행을 더하면 1인가요?"""
# hint.en = """\
# Does one row of your targets add up to 1?"""
# ///
import numpy as np


def label_smoothing_ce(logits, y, eps):
    N, K = logits.shape
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    targets = np.where(np.eye(K)[y] == 1, 1 - eps, eps / K)
    return -(targets * log_p).sum() / N
