# /// mistake
# cause = "looks at all examples for each threshold"
# test = "test_roc_large"
# hint.ko = """\
# 예제가 열 배가 되면 비교는 몇 배가 되나요? 점수를 줄 세우면, 다음 임계값에서 달라지는 예제는 어느 것뿐인가요?"""
# hint.en = """\
# With ten times the examples, how many times the comparisons? Once the scores stand in order, which examples change
# from one threshold to the next?"""
# ///
import numpy as np


def roc_curve(y, score):
    thr = np.append(np.inf, np.unique(score)[::-1])
    negative, positive = score[y == 0], score[y == 1]
    fpr = np.array([np.count_nonzero(negative >= t) / len(negative) for t in thr])
    tpr = np.array([np.count_nonzero(positive >= t) / len(positive) for t in thr])
    return fpr, tpr, thr
