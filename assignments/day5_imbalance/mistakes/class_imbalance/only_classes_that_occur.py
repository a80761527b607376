# /// mistake
# cause = "returns weights for the classes in y alone"
# test = "test_class_weights_missing"
# hint.ko = "K가 4인데 y에 클래스가 두 가지뿐이면 배열의 길이는 얼마인가요?"
# hint.en = "If K is 4 and y holds two classes only, how long is your array?"
# ///
import numpy as np


def class_weights(y, K):
    _, counts = np.unique(y, return_counts=True)
    return len(y) / (K * counts)
