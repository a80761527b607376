# /// mistake
# cause = "divides with //"
# test = "test_class_weights"
# hint.ko = "1보다 작은 가중치가 나오나요? 나눗셈이 소수점 아래를 버리지 않는지 보세요."
# hint.en = "Are there weights below 1? See whether the division drops what comes after the point."
# ///
import numpy as np


def class_weights(y, K):
    counts = np.bincount(y, minlength=K)
    return np.where(counts > 0, len(y) // (K * np.maximum(counts, 1)), 0)
