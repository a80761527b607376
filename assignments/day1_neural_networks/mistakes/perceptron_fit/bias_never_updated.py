# /// mistake
# cause = "leaves the bias at 0"
# test = "test_data_off_the_origin"
# hint.ko = "모든 점을 원점에서 멀리 옮기면 여러분의 직선이 따라갈 수 있나요?"
# hint.en = "Shift all points far from the origin. Can your line still reach them?"
# ///
import numpy as np


def perceptron_fit(X, y, lr=1.0, max_epochs=100):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, y, strict=True):
            off = target - int(x @ w + b > 0)
            if off != 0:
                w += lr * off * x
                wrong += 1
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors
