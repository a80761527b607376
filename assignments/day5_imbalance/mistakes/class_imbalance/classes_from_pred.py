# /// mistake
# cause = "averages over the classes that are predicted, too"
# test = "test_balanced_accuracy_missing"
# hint.ko = "y에 한 번도 나오지 않는 클래스의 재현율은 무엇인가요? 평균에 들어가야 하나요?"
# hint.en = "What is the recall of a class that never occurs in y? Should it enter the mean?"
# ///
import numpy as np


def balanced_accuracy(y, pred):
    recalls = []
    for c in np.union1d(y, pred):
        recalls.append(np.sum((y == c) & (pred == c)) / max(np.sum(y == c), 1))
    return np.mean(recalls)
