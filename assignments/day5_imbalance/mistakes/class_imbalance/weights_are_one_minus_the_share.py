# /// mistake
# cause = "1 minus the share of each class"
# test = "test_class_weights"
# hint.ko = "99대 1인 데이터에서 두 가중치의 비를 구해 보세요. 두 클래스의 몫이 같아지나요?"
# hint.en = "With classes of 99 and 1, what is the ratio of the two weights? Do both classes get the same share?"
# ///
import numpy as np


def class_weights(y, K):
    counts = np.bincount(y, minlength=K)
    return np.where(counts > 0, 1 - counts / len(y), 0.0)
