# /// mistake
# cause = "eps is shared by the wrong classes only, which get eps / (K - 1)"
# test = "test_label_smoothing"
# hint.ko = """\
# 떼어 낸 $\\varepsilon$은 몇 개의 클래스가 나눠 갖나요? 정답 클래스도 자기 몫을 받나요?"""
# hint.en = """\
# How many classes share the $\\varepsilon$ that was taken off? Does the right class get its part too?"""
# ///
import numpy as np


def label_smoothing_ce(logits, y, eps):
    N, K = logits.shape
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    hard = np.eye(K)[y]
    targets = (1 - eps) * hard + (1 - hard) * eps / (K - 1)
    return -(targets * log_p).sum() / N
