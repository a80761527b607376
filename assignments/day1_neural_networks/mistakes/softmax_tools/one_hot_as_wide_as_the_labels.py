# /// mistake
# cause = "as many columns as the largest label needs"
# test = "test_one_hot_and_predict"
# hint.ko = "가장 큰 클래스가 이번 배치에 나오지 않으면, 열이 몇 개가 되나요?"
# hint.en = "If the largest class does not occur in this batch, how many columns do you get?"
# ///
import numpy as np


def one_hot(y, num_classes):
    return np.eye(y.max() + 1)[y]
