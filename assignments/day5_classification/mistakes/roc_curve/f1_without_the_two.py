# /// mistake
# cause = "forgets the 2 of F1"
# test = "test_best_threshold"
# hint.ko = """\
# 모두 맞히면 $F_1$은 얼마가 되어야 하나요?"""
# hint.en = """\
# What should $F_1$ be where everything is right?"""
# ///
import numpy as np


def best_threshold(y, score):
    thresholds = np.unique(score)
    f1 = []
    for threshold in thresholds:
        m = confusion_at(y, score, threshold)
        f1.append(m[1, 1] / (m[1].sum() + m[:, 1].sum()))
    best = int(np.argmax(f1))
    return thresholds[best], f1[best]
