# /// mistake
# cause = "averages precision and recall"
# test = "test_best_threshold"
# hint.ko = """\
# 정밀도가 1이고 재현율이 0에 가까우면 $F_1$은 0.5인가요?"""
# hint.en = """\
# With a precision of 1 and a recall close to 0, is $F_1$ one half?"""
# ///
import numpy as np


def best_threshold(y, score):
    thresholds = np.unique(score)
    f1 = []
    for threshold in thresholds:
        m = confusion_at(y, score, threshold)
        f1.append((m[1, 1] / m[:, 1].sum() + m[1, 1] / m[1].sum()) / 2)
    best = int(np.argmax(f1))
    return thresholds[best], f1[best]
