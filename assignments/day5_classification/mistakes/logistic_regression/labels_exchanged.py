# /// mistake
# cause = "fits the probability of class 0"
# test = "test_logistic_fit"
# hint.ko = """\
# `predict_proba`는 어느 클래스의 확률인가요? 클래스 1인 점 하나를 넣어 보세요."""
# hint.en = """\
# Of which class does `predict_proba` give the probability? Try a point of class 1."""
# ///
import numpy as np


def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    y = 1 - y
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = predict_proba(X, w, b) - y
        w = w - lr * (X.T @ error / len(y) + l2 * w)
        b = b - lr * error.mean()
    return w, b
