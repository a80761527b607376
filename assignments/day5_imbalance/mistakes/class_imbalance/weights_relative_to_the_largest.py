# /// mistake
# cause = "the largest count over each count"
# test = "test_class_weights"
# hint.ko = "가장 많은 클래스의 가중치가 늘 1로 나오나요? 식에 그 클래스의 개수를 넣어 보세요."
# hint.en = "Is the weight of the largest class always 1? Put its count into the formula."
# ///
import numpy as np


def class_weights(y, K):
    counts = np.bincount(y, minlength=K)
    return np.where(counts > 0, counts.max() / np.maximum(counts, 1), 0.0)
