# /// mistake
# cause = "stops after fifty steps"
# test = "test_logistic_fit"
# hint.ko = """\
# 멈출 때 기울기가 0에 가까운가요? 걸음 수를 두 배로 하면 $w$가 달라지나요?"""
# hint.en = """\
# Is the gradient already close to zero when you stop? Does $w$ change with twice the steps?"""
# ///
import numpy as np


def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(min(steps, 50)):
        error = predict_proba(X, w, b) - y
        w = w - lr * (X.T @ error / len(y) + l2 * w)
        b = b - lr * error.mean()
    return w, b
