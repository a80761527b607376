# /// mistake
# cause = "takes rectangles as high as their right edge"
# test = "test_auc"
# hint.ko = """\
# 이웃한 두 점을 잇는 선이 비스듬하면, 오른쪽 끝의 높이는 넓이를 크게 하나요, 작게 하나요?"""
# hint.en = """\
# Where a line between two points slopes, does the height of its right end make the area too large?"""
# ///
import numpy as np


def auc(fpr, tpr):
    return np.sum(np.diff(fpr) * tpr[1:])
