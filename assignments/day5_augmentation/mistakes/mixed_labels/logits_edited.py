# /// mistake
# cause = "subtracts from the caller's logits in place"
# test = "test_mix_arguments"
# hint.ko = """\
# `logits -= ...`와 `logits = logits - ...`는 무엇이 다른가요?"""
# hint.en = """\
# How do `logits -= ...` and `logits = logits - ...` differ?"""
# ///
import numpy as np


def label_smoothing_ce(logits, y, eps):
    N, K = logits.shape
    logits -= logits.max(axis=1, keepdims=True)
    shifted = logits
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    targets = (1 - eps) * np.eye(K)[y] + eps / K
    return -(targets * log_p).sum() / N
