# /// mistake
# cause = "tries tenths between 0 and 1 only"
# test = "test_best_threshold"
# hint.ko = """\
# 점수가 로짓이면 임계값을 어디에서 찾아야 하나요?"""
# hint.en = """\
# Where must you look for the threshold if the scores are logits?"""
# ///
import numpy as np


def best_threshold(y, score):
    thresholds = np.arange(0, 1.1, 0.1)
    f1 = []
    for threshold in thresholds:
        m = confusion_at(y, score, threshold)
        f1.append(2 * m[1, 1] / (m[1].sum() + m[:, 1].sum()))
    best = int(np.argmax(f1))
    return thresholds[best], f1[best]
