# /// mistake
# cause = "divides the features by their spread and returns those weights"
# test = "test_regression_plain"
# hint.ko = """\
# w는 원래 특성에 곱할 가중치인가요, 표준화한 특성에 곱할 가중치인가요?"""
# hint.en = """\
# Are your weights for the features as they came or for standardised ones?"""
# ///
import numpy as np


def linear_regression(X, y, l2=0.0):
    N, D = X.shape
    mu, m = X.mean(axis=0), y.mean()
    Xc, yc = (X - mu) / X.std(axis=0), y - m
    A = Xc.T @ Xc + N * l2 * np.eye(D)
    w = np.linalg.solve(A, Xc.T @ yc)
    return w, m - mu @ w
