# /// mistake
# cause = "averages over classes that occur in y and in pred"
# test = "test_balanced_accuracy_missing"
# hint.ko = "한 번도 예측하지 않은 클래스가 y에 있어요. 그 클래스의 재현율은 얼마인가요?"
# hint.en = "A class of y was never predicted. What is its recall?"
# ///
import numpy as np


def balanced_accuracy(y, pred):
    return np.mean([np.mean(pred[y == c] == c) for c in np.intersect1d(y, pred)])
