# /// mistake
# cause = "looks at one random example per step"
# test = "test_logistic_fit"
# hint.ko = """\
# 마지막 백 걸음 동안 $w$가 가만히 있나요?"""
# hint.en = """\
# Does $w$ stand still over the last hundred steps?"""
# ///
import numpy as np


def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    w, b = np.zeros(X.shape[1]), 0.0
    rng = np.random.default_rng(0)
    for i in rng.integers(len(y), size=steps):
        error = predict_proba(X[i : i + 1], w, b)[0] - y[i]
        w = w - lr * (error * X[i] + l2 * w)
        b = b - lr * error
    return w, b
