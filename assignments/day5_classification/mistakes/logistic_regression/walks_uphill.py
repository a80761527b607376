# /// mistake
# cause = "adds the gradient"
# test = "test_logistic_fit"
# hint.ko = """\
# 한 걸음 갈 때마다 손실을 출력해 보세요. 줄어드나요?"""
# hint.en = """\
# Print the loss after each step. Does it go down?"""
# ///
import numpy as np


def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = predict_proba(X, w, b) - y
        w = w + lr * (X.T @ error / len(y) + l2 * w)
        b = b + lr * error.mean()
    return w, b
