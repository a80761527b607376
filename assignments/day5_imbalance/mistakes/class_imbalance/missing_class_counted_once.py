# /// mistake
# cause = "a class that does not occur gets the weight of a class with one example"
# test = "test_class_weights_missing"
# hint.ko = "y에 없는 클래스의 가중치를 출력해 보세요. 얼마여야 한다고 적혀 있나요?"
# hint.en = "Print the weight of a class that is not in y. What does the statement ask for?"
# ///
import numpy as np


def class_weights(y, K):
    counts = np.bincount(y, minlength=K)
    return len(y) / (K * np.maximum(counts, 1))
