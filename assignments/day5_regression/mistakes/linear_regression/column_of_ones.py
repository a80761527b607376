# /// mistake
# cause = "normal equations with a column of ones, which lose all digits far from zero"
# test = "test_regression_far"
# hint.ko = """\
# 백만의 제곱에 1을 더하면 몇 자리가 남나요? 평균을 먼저 빼면 어떤가요?"""
# hint.en = """\
# Add 1 to the square of a million: how many digits are left of the 1? What if the mean were gone first?"""
# ///
import numpy as np


def linear_regression(X, y, l2=0.0):
    N, D = X.shape
    X1 = np.column_stack([X, np.ones(N)])
    penalty = N * l2 * np.eye(D + 1)
    penalty[D, D] = 0
    w = np.linalg.solve(X1.T @ X1 + penalty, X1.T @ y)
    return w[:D], w[D]
