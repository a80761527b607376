# /// mistake
# cause = "adds eps / K and takes nothing off"
# test = "test_label_smoothing"
# hint.ko = """\
# 모든 클래스에 나눠 줄 $\\varepsilon$은 어디에서 떼어 왔나요?"""
# hint.en = """\
# Where did the $\\varepsilon$ come from that all classes share?"""
# ///
import numpy as np


def label_smoothing_ce(logits, y, eps):
    N, K = logits.shape
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    targets = np.eye(K)[y] + eps / K
    return -(targets * log_p).sum() / N
