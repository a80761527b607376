# /// mistake
# cause = "recalls of class 0 and class 1 whatever else there is"
# test = "test_balanced_accuracy"
# hint.ko = "클래스가 네 가지인 데이터를 넣어 보세요. 몇 개의 재현율을 평균하나요?"
# hint.en = "Try data of four classes. How many recalls enter your mean?"
# ///
import numpy as np


def balanced_accuracy(y, pred):
    found = np.sum((y == 1) & (pred == 1)) / max(np.sum(y == 1), 1)
    rejected = np.sum((y == 0) & (pred == 0)) / max(np.sum(y == 0), 1)
    return (found + rejected) / 2
