# /// mistake
# cause = "adds eps to every class, not eps / K"
# test = "test_label_smoothing"
# hint.ko = """\
# $\\varepsilon$을 클래스 수만큼으로 나누었나요? 목표 한 행의 합을 보세요."""
# hint.en = """\
# Was $\\varepsilon$ divided among the classes? Look at the sum of one row of the targets."""
# ///
import numpy as np


def label_smoothing_ce(logits, y, eps):
    N, K = logits.shape
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    targets = (1 - eps) * np.eye(K)[y] + eps
    return -(targets * log_p).sum() / N
