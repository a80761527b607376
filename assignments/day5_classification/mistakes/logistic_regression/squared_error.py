# /// mistake
# cause = "descends on the squared error"
# test = "test_logistic_fit"
# hint.ko = """\
# 시그모이드의 기울기 $p(1-p)$는 교차 엔트로피의 기울기에 남아 있나요?"""
# hint.en = """\
# Does the slope of the sigmoid, $p(1-p)$, stay in the gradient of the cross-entropy?"""
# ///
import numpy as np


def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        p = predict_proba(X, w, b)
        error = (p - y) * p * (1 - p)
        w = w - lr * (X.T @ error / len(y) + l2 * w)
        b = b - lr * error.mean()
    return w, b
