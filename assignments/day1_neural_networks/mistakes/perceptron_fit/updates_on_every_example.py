# /// mistake
# cause = "moves the line for right answers too"
# test = "test_separable_data"
# hint.ko = "이미 맞힌 예제도 직선을 움직여야 할까요?"
# hint.en = "Look at an example that you already classify correctly: should it move the line?"
# ///
import numpy as np


def perceptron_fit(X, y, lr=1.0, max_epochs=100):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, y, strict=True):
            off = target - int(x @ w + b > 0)
            w += lr * (2 * target - 1) * x
            b += lr * (2 * target - 1)
            wrong += off != 0
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors
