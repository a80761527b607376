# /// mistake
# cause = "adds the penalty to the sum of the errors and not to their mean"
# test = "test_regression_ridge"
# hint.ko = """\
# 벌점은 오차의 합에 더하나요, 평균에 더하나요? 같은 데이터를 두 번 이어 붙이면 답이 변하나요?"""
# hint.en = """\
# Is the penalty added to the sum or to the mean of the errors? Does your answer change when the data is doubled?"""
# ///
import numpy as np


def linear_regression(X, y, l2=0.0):
    D = X.shape[1]
    mu, m = X.mean(axis=0), y.mean()
    Xc, yc = X - mu, y - m
    A = Xc.T @ Xc + l2 * np.eye(D)
    w = np.linalg.solve(A, Xc.T @ yc)
    return w, m - mu @ w
