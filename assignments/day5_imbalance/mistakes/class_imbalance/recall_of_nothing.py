# /// mistake
# cause = "classes from 0 to the largest, so a class without examples gives NaN"
# test = "test_balanced_accuracy_missing"
# hint.ko = "클래스 번호가 1과 3뿐인 데이터를 넣어 보세요. 클래스 0과 2에서는 무엇을 평균하나요?"
# hint.en = "Try data with the classes 1 and 3 only. What is averaged for classes 0 and 2?"
# ///
import numpy as np


def balanced_accuracy(y, pred):
    with np.errstate(invalid="ignore"):
        hits = np.bincount(y[y == pred], minlength=y.max() + 1)
        return np.mean(hits / np.bincount(y))
