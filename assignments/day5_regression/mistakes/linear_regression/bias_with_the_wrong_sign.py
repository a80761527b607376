# /// mistake
# cause = "adds what the means contribute and should take it off"
# test = "test_regression_plain"
# hint.ko = """\
# X의 평균을 넣으면 y의 평균이 나오나요?"""
# hint.en = """\
# Put the mean of X in. Does the mean of y come out?"""
# ///
import numpy as np


def linear_regression(X, y, l2=0.0):
    N, D = X.shape
    mu, m = X.mean(axis=0), y.mean()
    Xc, yc = X - mu, y - m
    A = Xc.T @ Xc + N * l2 * np.eye(D)
    w = np.linalg.solve(A, Xc.T @ yc)
    return w, m + mu @ w
