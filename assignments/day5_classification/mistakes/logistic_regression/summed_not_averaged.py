# /// mistake
# cause = "sums over the examples"
# test = "test_logistic_fit"
# hint.ko = """\
# 데이터를 두 번 이어 붙이면 기울기가 달라지나요?"""
# hint.en = """\
# Does your gradient change when every example is there twice?"""
# ///
import numpy as np


def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = predict_proba(X, w, b) - y
        w = w - lr * (X.T @ error + l2 * w)
        b = b - lr * error.sum()
    return w, b
