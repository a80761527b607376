# /// mistake
# cause = "inverse counts, scaled so that the weights add up to 1"
# test = "test_class_weights"
# hint.ko = "클래스의 비율이 똑같은 데이터를 넣어 보세요. 그때 가중치는 얼마여야 하나요?"
# hint.en = "Try data in which all classes are equally frequent. What should the weights be then?"
# ///
import numpy as np


def class_weights(y, K):
    counts = np.bincount(y, minlength=K)
    inverse = np.where(counts > 0, 1 / np.maximum(counts, 1), 0.0)
    return inverse / inverse.sum()
