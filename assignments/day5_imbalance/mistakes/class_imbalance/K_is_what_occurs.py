# /// mistake
# cause = "divides by the number of classes in y instead of K"
# test = "test_class_weights_missing"
# hint.ko = "K가 3인데 y에 클래스가 두 가지뿐이면, 식의 K는 얼마인가요?"
# hint.en = "If K is 3 and y holds two classes only, what is the K of the formula?"
# ///
import numpy as np


def class_weights(y, K):
    weights = np.zeros(K)
    classes, counts = np.unique(y, return_counts=True)
    weights[classes] = len(y) / (len(classes) * counts)
    return weights
