# /// mistake
# cause = "never learns the bias"
# test = "test_logistic_fit"
# hint.ko = """\
# 모든 점을 오른쪽으로 옮기면 경계는 어떻게 되어야 하나요? 여러분의 $b$는 움직이나요?"""
# hint.en = """\
# Move all points to the right. What should happen to your border, and does your $b$ move?"""
# ///
import numpy as np


def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = predict_proba(X, w, b) - y
        w = w - lr * (X.T @ error / len(y) + l2 * w)
    return w, b
