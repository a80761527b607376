# /// mistake
# cause = "divides the penalty by the number of examples"
# test = "test_logistic_fit_l2"
# hint.ko = """\
# 예제가 많아지면 벌점은 약해지나요? 식에서 $\\frac{1}{N}$은 어디에 붙어 있나요?"""
# hint.en = """\
# Does the penalty weaken as examples are added? What does $\\frac{1}{N}$ stand in front of?"""
# ///
import numpy as np


def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = predict_proba(X, w, b) - y
        w = w - lr * (X.T @ error + l2 * w) / len(y)
        b = b - lr * error.mean()
    return w, b
