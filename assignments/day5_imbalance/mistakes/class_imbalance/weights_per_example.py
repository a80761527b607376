# /// mistake
# cause = "one weight per example instead of one per class"
# test = "test_class_weights"
# hint.ko = "돌려주는 배열의 길이를 출력해 보세요. 몇 개의 값이 필요한가요?"
# hint.en = "Print the length of what you return. How many values are asked for?"
# ///
import numpy as np


def class_weights(y, K):
    counts = np.bincount(y, minlength=K)
    return (len(y) / (K * np.maximum(counts, 1)))[y]
