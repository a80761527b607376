# /// mistake
# cause = "N / (K * 0) for a class that does not occur"
# test = "test_class_weights_missing"
# hint.ko = "y에 한 번도 나오지 않는 클래스를 넣어 보세요. 무엇으로 나누게 되나요?"
# hint.en = "Try a class that never occurs in y. What do you divide by?"
# ///
import numpy as np


def class_weights(y, K):
    counts = np.bincount(y, minlength=K)
    with np.errstate(divide="ignore"):
        return len(y) / (K * counts)
