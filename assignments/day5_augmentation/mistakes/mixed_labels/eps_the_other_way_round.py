# /// mistake
# cause = "eps for the right class and 1 - eps for all"
# test = "test_label_smoothing"
# hint.ko = """\
# `eps=0`이면 보통의 교차 엔트로피와 같아야 해요. 여러분의 식은 어떤가요?"""
# hint.en = """\
# With `eps=0` it should be plain cross-entropy. Is yours?"""
# ///
import numpy as np


def label_smoothing_ce(logits, y, eps):
    N, K = logits.shape
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    targets = eps * np.eye(K)[y] + (1 - eps) / K
    return -(targets * log_p).sum() / N
