# /// mistake
# cause = "divides zero by zero where nothing is called positive"
# test = "test_best_threshold"
# hint.ko = """\
# 아무것도 양성이라고 하지 않았을 때 정밀도는 몇 나누기 몇인가요? `np.argmax`는 NaN을 어떻게 다루나요?"""
# hint.en = """\
# What divided by what is your precision where nothing is called positive? What does `np.argmax` do with NaN?"""
# ///
import numpy as np


def best_threshold(y, score):
    thresholds = np.append(np.inf, np.unique(score)[::-1])
    f1 = []
    for threshold in thresholds:
        (_, fp), (fn, tp) = confusion_at(y, score, threshold)
        with np.errstate(invalid="ignore"):
            precision, recall = tp / (tp + fp), tp / (tp + fn)
            f1.append(2 * precision * recall / (precision + recall))
    best = int(np.argmax(f1))
    return thresholds[best], f1[best]
