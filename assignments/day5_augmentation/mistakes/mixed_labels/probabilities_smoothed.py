# /// mistake
# cause = "smooths the probabilities in place of the targets"
# test = "test_label_smoothing"
# hint.ko = """\
# 부드럽게 만드는 것은 모델의 확률인가요, 정답인가요?"""
# hint.en = """\
# What is made softer: the model's probabilities, or the target?"""
# ///
import numpy as np


def label_smoothing_ce(logits, y, eps):
    N, K = logits.shape
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    p = (1 - eps) * np.exp(log_p) + eps / K
    return -np.log(p[np.arange(N), y]).mean()
