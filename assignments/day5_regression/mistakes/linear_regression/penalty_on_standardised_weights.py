# /// mistake
# cause = "penalises the weights of standardised features"
# test = "test_regression_ridge"
# hint.ko = """\
# 벌점은 어떤 가중치에 매기나요? 특성의 단위를 바꾸면 벌점도 변하나요?"""
# hint.en = """\
# Which weights are penalised? Does the penalty change when a feature changes its unit?"""
# ///
import numpy as np


def linear_regression(X, y, l2=0.0):
    N, D = X.shape
    mu, m = X.mean(axis=0), y.mean()
    s = X.std(axis=0)
    Z, yc = (X - mu) / s, y - m
    w = np.linalg.solve(Z.T @ Z + N * l2 * np.eye(D), Z.T @ yc) / s
    return w, m - mu @ w
