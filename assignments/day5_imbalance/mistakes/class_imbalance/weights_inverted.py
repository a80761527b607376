# /// mistake
# cause = "the frequent class weighs more"
# test = "test_weighted_training"
# hint.ko = "가중치를 출력해 보세요. 가장 드문 클래스의 가중치가 가장 큰가요?"
# hint.en = "Print the weights. Is that of the rarest class the largest?"
# ///
import numpy as np


def class_weights(y, K):
    counts = np.bincount(y, minlength=K)
    return K * counts / len(y)
