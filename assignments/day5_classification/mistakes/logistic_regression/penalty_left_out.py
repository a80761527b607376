# /// mistake
# cause = "leaves the penalty out"
# test = "test_logistic_fit_l2"
# hint.ko = """\
# `l2`를 바꾸면 결과가 달라지나요?"""
# hint.en = """\
# Does your result change with `l2`?"""
# ///
import numpy as np


def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = predict_proba(X, w, b) - y
        w = w - lr * (X.T @ error / len(y))
        b = b - lr * error.mean()
    return w, b
