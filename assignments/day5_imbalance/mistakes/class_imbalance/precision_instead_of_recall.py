# /// mistake
# cause = "divides by how often a class was predicted"
# test = "test_balanced_accuracy"
# hint.ko = "한 클래스의 맞힌 개수를 무엇으로 나누나요? 정답의 개수인가요, 예측의 개수인가요?"
# hint.en = "What do you divide the hits of a class by: how many there are, or how many were predicted?"
# ///
import numpy as np


def balanced_accuracy(y, pred):
    return np.mean([np.mean(y[pred == c] == c) if np.any(pred == c) else 0.0 for c in np.unique(y)])
