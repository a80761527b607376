# /// mistake
# cause = "stops between examples of one score"
# test = "test_roc_ties"
# hint.ko = """\
# 그 $F_1$은 점수가 같은 예제를 몇 개까지만 양성으로 했을 때의 값인가요? 그런 임계값이 있나요?"""
# hint.en = """\
# Does your $F_1$ call only some of the examples of one score positive? Is there such a threshold?"""
# ///
import numpy as np


def best_threshold(y, score):
    order = np.argsort(-score, kind="stable")
    tp = np.cumsum(y[order])
    f1 = 2 * tp / (np.arange(1, len(y) + 1) + y.sum())
    best = int(np.argmax(f1))
    return score[order][best], f1[best]
