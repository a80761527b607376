# /// mistake
# cause = "stops without noting the epoch that had no mistake"
# test = "test_separable_data"
# hint.ko = "틀린 예제가 없던 마지막 epoch도 errors에 들어 있나요?"
# hint.en = "Is the last epoch, the one without a wrong answer, in your errors?"
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
                b += lr * off
                wrong += 1
        if wrong == 0:
            break
        errors.append(wrong)
    return w, b, errors
