# /// mistake
# cause = "always steps by 1"
# test = "test_learning_rate"
# hint.ko = "lr을 두 배로 하면 w가 어떻게 달라져야 하나요?"
# hint.en = "How should w change when lr is doubled?"
# ///
import numpy as np


def perceptron_fit(X, y, lr=1.0, max_epochs=100):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, y, strict=True):
            off = target - int(x @ w + b > 0)
            if off != 0:
                w += off * x
                b += off
                wrong += 1
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors
