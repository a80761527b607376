# /// mistake
# cause = "leaves out a column that would be zero"
# test = "test_confusion_at"
# hint.ko = """\
# 아무것도 양성이라고 하지 않은 임계값에서 행렬의 모양은 어떻게 되나요?"""
# hint.en = """\
# What shape has your matrix at a threshold that nothing reaches?"""
# ///
import numpy as np


def confusion_at(y, score, threshold):
    pred = (score >= threshold).astype(np.int64)
    classes = np.unique(pred)
    return np.array([[np.sum((y == i) & (pred == j)) for j in classes] for i in np.unique(y)])
