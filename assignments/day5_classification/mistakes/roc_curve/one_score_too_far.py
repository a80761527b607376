# /// mistake
# cause = "reads the score beside the best one"
# test = "test_best_threshold"
# hint.ko = """\
# 찾은 임계값으로 `confusion_at`을 부르면 정말 그 $F_1$이 나오나요?"""
# hint.en = """\
# Give the threshold that you found to `confusion_at`. Does it lead to your $F_1$?"""
# ///
import numpy as np


def best_threshold(y, score):
    order = np.argsort(-score, kind="stable")
    tp = np.append(0, np.cumsum(y[order]))
    f1 = 2 * tp / (np.arange(len(y) + 1) + y.sum())
    same = np.append(False, np.append(score[order][:-1] == score[order][1:], False))
    best = int(np.argmax(np.where(same, 0.0, f1)))
    return np.append(score[order], -np.inf)[best], f1[best]
