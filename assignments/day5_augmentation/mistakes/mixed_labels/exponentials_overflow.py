# /// mistake
# cause = "exponentials of the logits as they are"
# test = "test_label_smoothing_large"
# hint.ko = """\
# $e^{10000}$을 계산하면 어떻게 되나요? 소프트맥스를 바꾸지 않고 로짓을 줄일 수 있을까요?"""
# hint.en = """\
# What comes of $e^{10000}$? Can the logits be made smaller without changing the softmax?"""
# ///
import numpy as np


def label_smoothing_ce(logits, y, eps):
    N, K = logits.shape
    shifted = logits
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    targets = (1 - eps) * np.eye(K)[y] + eps / K
    return -(targets * log_p).sum() / N
