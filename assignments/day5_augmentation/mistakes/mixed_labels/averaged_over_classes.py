# /// mistake
# cause = "the mean over all N times K entries"
# test = "test_label_smoothing"
# hint.ko = """\
# 클래스에 대해서는 더하나요, 평균하나요?"""
# hint.en = """\
# Over the classes, is it a sum or a mean?"""
# ///
import numpy as np


def label_smoothing_ce(logits, y, eps):
    K = logits.shape[1]
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    targets = (1 - eps) * np.eye(K)[y] + eps / K
    return -(targets * log_p).mean()
