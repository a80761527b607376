# /// mistake
# cause = "N / count, without the number of classes"
# test = "test_class_weights"
# hint.ko = "예제마다 자기 클래스의 가중치를 붙여서 모두 더해 보세요. N이 되나요?"
# hint.en = "Give each example the weight of its class and add all of them up. Is the sum N?"
# ///
import numpy as np


def class_weights(y, K):
    weights = np.zeros(K)
    for c in range(K):
        count = np.sum(y == c)
        if count > 0:
            weights[c] = len(y) / count
    return weights
