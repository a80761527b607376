# /// mistake
# cause = "penalises the bias too"
# test = "test_logistic_fit_l2"
# hint.ko = """\
# 벌점은 어느 파라미터에 붙나요? 클래스의 비율이 치우친 데이터에서 $b$를 비교해 보세요."""
# hint.en = """\
# Which parameters does the penalty hold? Compare $b$ where one class is much larger."""
# ///
import numpy as np


def logistic_fit(X, y, l2=1e-2, lr=0.5, steps=2000):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        error = predict_proba(X, w, b) - y
        w = w - lr * (X.T @ error / len(y) + l2 * w)
        b = b - lr * (error.mean() + l2 * b)
    return w, b
