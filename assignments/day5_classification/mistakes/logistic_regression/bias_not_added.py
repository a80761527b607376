# /// mistake
# cause = "predicts without the bias"
# test = "test_predict_proba"
# hint.ko = """\
# 모든 점을 오른쪽으로 옮기면 경계는 어떻게 되어야 하나요? $b$를 바꾸면 확률이 바뀌나요?"""
# hint.en = """\
# Move all points to the right. What should happen to your border? Does $b$ change a probability?"""
# ///
import numpy as np


def predict_proba(X, w, b):
    z = X @ w
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)
