# /// mistake
# cause = "squares l2"
# test = "test_regression_ridge"
# hint.ko = """\
# 식에서 제곱하는 것은 무엇인가요? λ인가요, w인가요?"""
# hint.en = """\
# What is squared in the formula: λ or w?"""
# ///
import numpy as np


def linear_regression(X, y, l2=0.0):
    N, D = X.shape
    mu, m = X.mean(axis=0), y.mean()
    Xc, yc = X - mu, y - m
    A = Xc.T @ Xc + N * l2**2 * np.eye(D)
    w = np.linalg.solve(A, Xc.T @ yc)
    return w, m - mu @ w
