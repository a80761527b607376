# /// mistake
# cause = "fits a plane through the origin"
# test = "test_regression_plain"
# hint.ko = """\
# 모든 특성이 0일 때 예측은 얼마여야 하나요?"""
# hint.en = """\
# What should be predicted where all features are 0?"""
# ///
import numpy as np


def linear_regression(X, y, l2=0.0):
    N, D = X.shape
    w = np.linalg.solve(X.T @ X + N * l2 * np.eye(D), X.T @ y)
    return w, 0.0
