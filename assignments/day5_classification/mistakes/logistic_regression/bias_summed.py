# /// mistake
# cause = "sums the bias gradient and averages that of the weights"
# test = "test_logistic_fit"
# hint.ko = """\
# $w$와 $b$의 기울기에 똑같이 $\\frac{1}{N}$이 붙어 있나요?"""
# hint.en = """\
# Is there the same $\\frac{1}{N}$ in both gradients?"""
# ///
import numpy as np


def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = predict_proba(X, w, b) - y
        w = w - lr * (X.T @ error / len(y) + l2 * w)
        b = b - lr * error.sum()
    return w, b
