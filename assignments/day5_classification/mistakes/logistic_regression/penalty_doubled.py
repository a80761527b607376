# /// mistake
# cause = "takes l2 * w^2 for the penalty, without the half"
# test = "test_logistic_fit_l2"
# hint.ko = """\
# $\\frac{\\lambda}{2} w^2$을 미분하면 무엇이 나오나요?"""
# hint.en = """\
# What is the derivative of $\\frac{\\lambda}{2} w^2$?"""
# ///
import numpy as np


def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = predict_proba(X, w, b) - y
        w = w - lr * (X.T @ error / len(y) + 2 * l2 * w)
        b = b - lr * error.mean()
    return w, b
