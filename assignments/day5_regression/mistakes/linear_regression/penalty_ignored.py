# /// mistake
# cause = "never uses l2"
# test = "test_regression_ridge"
# hint.ko = """\
# l2를 크게 하면 가중치가 작아지나요?"""
# hint.en = """\
# Do the weights become smaller when l2 grows?"""
# ///
import numpy as np


def linear_regression(X, y, l2=0.0):
    mu, m = X.mean(axis=0), y.mean()
    Xc, yc = X - mu, y - m
    w = np.linalg.lstsq(Xc, yc, rcond=None)[0]
    return w, m - mu @ w
