# /// mistake
# cause = "the share of all examples"
# test = "test_balanced_accuracy"
# hint.ko = "언제나 가장 많은 클래스만 답하면 몇 점이 나오나요? 그 점수가 정당한가요?"
# hint.en = "What score does it get to always answer the most frequent class? Is that deserved?"
# ///
import numpy as np


def balanced_accuracy(y, pred):
    return np.mean(y == pred)
