# /// mistake
# cause = "subtracts the means from X in place"
# test = "test_regression_arguments"
# hint.ko = """\
# 함수를 부르기 전과 뒤에 X를 출력해 보세요."""
# hint.en = """\
# Print X before and after the call."""
# ///
import numpy as np


def linear_regression(X, y, l2=0.0):
    N, D = X.shape
    mu, m = X.mean(axis=0), y.mean()
    X -= mu
    Xc, yc = X, y - m
    A = Xc.T @ Xc + N * l2 * np.eye(D)
    w = np.linalg.solve(A, Xc.T @ yc)
    return w, m - mu @ w
