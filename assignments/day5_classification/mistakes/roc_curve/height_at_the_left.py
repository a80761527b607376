# /// mistake
# cause = "takes rectangles as high as their left edge"
# test = "test_auc"
# hint.ko = """\
# 이웃한 두 점을 잇는 선이 비스듬하면 그 아래는 직사각형인가요?"""
# hint.en = """\
# Where a line between two points slopes, is the area below it a rectangle?"""
# ///
import numpy as np


def auc(fpr, tpr):
    return np.sum(np.diff(fpr) * tpr[:-1])
