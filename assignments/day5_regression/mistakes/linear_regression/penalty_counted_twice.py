# /// mistake
# cause = "differentiates the penalty but forgets the 2 of the squared error"
# test = "test_regression_ridge"
# hint.ko = """\
# 두 제곱을 모두 미분했나요? 2는 어디에서 나오고 어디에서 지워지나요?"""
# hint.en = """\
# Have you differentiated both squares? Where does each 2 come from, and where does it go?"""
# ///
import numpy as np


def linear_regression(X, y, l2=0.0):
    N, D = X.shape
    mu, m = X.mean(axis=0), y.mean()
    Xc, yc = X - mu, y - m
    A = Xc.T @ Xc + 2 * N * l2 * np.eye(D)
    w = np.linalg.solve(A, Xc.T @ yc)
    return w, m - mu @ w
