# /// mistake
# cause = "takes the mean of y as the bias"
# test = "test_regression_plain"
# hint.ko = """\
# 특성의 평균이 0이 아니라면, 평균적인 예제의 예측이 y의 평균이 되나요?"""
# hint.en = """\
# Where features do not average 0, is the mean of y predicted for the average example?"""
# ///
import numpy as np


def linear_regression(X, y, l2=0.0):
    N, D = X.shape
    mu, m = X.mean(axis=0), y.mean()
    Xc, yc = X - mu, y - m
    A = Xc.T @ Xc + N * l2 * np.eye(D)
    w = np.linalg.solve(A, Xc.T @ yc)
    return w, m
