# /// mistake
# cause = "takes the entropy of the targets off"
# test = "test_label_smoothing"
# hint.ko = """\
# 교차 엔트로피와 쿨백-라이블러 발산은 무엇이 다른가요? 식에는 어느 것이 있나요?"""
# hint.en = """\
# How does cross-entropy differ from the Kullback-Leibler divergence, and which of them is in the formula?"""
# ///
import numpy as np


def label_smoothing_ce(logits, y, eps):
    N, K = logits.shape
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    targets = (1 - eps) * np.eye(K)[y] + eps / K
    return (targets * (np.log(np.maximum(targets, 1e-300)) - log_p)).sum() / N
