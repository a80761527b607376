# /// mistake
# cause = "corrects by thresholded predictions"
# test = "test_logistic_fit"
# hint.ko = """\
# 오차는 확률과 정답의 차이인가요, 0/1 예측과 정답의 차이인가요?"""
# hint.en = """\
# Is your error the difference to a probability, or to a prediction of 0 or 1?"""
# ///
import numpy as np


def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = (predict_proba(X, w, b) > 0.5) - y
        w = w - lr * (X.T @ error / len(y) + l2 * w)
        b = b - lr * error.mean()
    return w, b
