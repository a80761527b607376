# /// mistake
# cause = "classes from 0 to the largest, 0 for one without examples"
# test = "test_balanced_accuracy_missing"
# hint.ko = "모두 맞혔는데 점수가 1보다 작게 나오는 데이터가 있나요? 클래스 번호를 띄엄띄엄 넣어 보세요."
# hint.en = "Are there data on which all is right and the score is below 1? Leave gaps between the classes."
# ///
import numpy as np


def balanced_accuracy(y, pred):
    hits = np.bincount(y[y == pred], minlength=y.max() + 1)
    return np.mean(hits / np.maximum(np.bincount(y), 1))
