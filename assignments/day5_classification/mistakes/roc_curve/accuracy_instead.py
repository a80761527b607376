# /// mistake
# cause = "looks for the best accuracy"
# test = "test_best_threshold"
# hint.ko = """\
# 양성이 열에 하나뿐일 때 모두 음성이라고 답하면, 정확도와 $F_1$은 각각 얼마인가요?"""
# hint.en = """\
# One example in ten is positive and all are called negative. What are the accuracy and $F_1$?"""
# ///
import numpy as np


def best_threshold(y, score):
    thresholds = np.unique(score)
    f1 = []
    for threshold in thresholds:
        m = confusion_at(y, score, threshold)
        f1.append(np.trace(m) / len(y))
    best = int(np.argmax(f1))
    return thresholds[best], f1[best]
