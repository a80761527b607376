# /// mistake
# cause = "the penalty holds for the bias as well"
# test = "test_regression_ridge"
# hint.ko = """\
# 모든 목표값에 1000을 더해 보세요. 기울기가 변해야 하나요?"""
# hint.en = """\
# Add 1000 to all targets. Should the slopes change?"""
# ///
import numpy as np


def linear_regression(X, y, l2=0.0):
    N, D = X.shape
    ones = np.ones((N, 1))
    X1 = np.hstack([X, ones])
    w = np.linalg.solve(X1.T @ X1 + N * l2 * np.eye(D + 1), X1.T @ y)
    return w[:D], w[D]
