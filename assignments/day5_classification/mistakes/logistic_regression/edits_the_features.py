# /// mistake
# cause = "standardises the caller's array in place"
# test = "test_logistic_fit_separable"
# hint.ko = """\
# 함수를 부르고 난 뒤 `X`를 출력해 보세요. 처음 그대로인가요?"""
# hint.en = """\
# Print `X` after the call. Is it still what it was?"""
# ///
import numpy as np


def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    X -= X.mean(axis=0)
    X /= X.std(axis=0)
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = predict_proba(X, w, b) - y
        w = w - lr * (X.T @ error / len(y) + l2 * w)
        b = b - lr * error.mean()
    return w, b
