# /// mistake
# cause = "subtracts the penalty from the gradient"
# test = "test_logistic_fit_l2"
# hint.ko = """\
# 벌점은 $w$를 0 쪽으로 당기나요, 0에서 밀어내나요?"""
# hint.en = """\
# Does your penalty pull $w$ towards zero, or push it away?"""
# ///
import numpy as np


def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = predict_proba(X, w, b) - y
        w = w - lr * (X.T @ error / len(y) - l2 * w)
        b = b - lr * error.mean()
    return w, b
