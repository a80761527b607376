# /// mistake
# cause = "returns inside the loop"
# test = "test_logistic_fit"
# hint.ko = """\
# `return`은 반복문 안에 있나요, 밖에 있나요?"""
# hint.en = """\
# Is your `return` inside the loop, or behind it?"""
# ///
import numpy as np


def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = predict_proba(X, w, b) - y
        w = w - lr * (X.T @ error / len(y) + l2 * w)
        b = b - lr * error.mean()
        return w, b
