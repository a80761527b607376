# /// mistake
# cause = "loops until there is no mistake"
# test = "test_xor_ends"
# hint.ko = "오류가 0이 되지 않을 때 반복문은 무엇으로 멈추나요?"
# hint.en = "What tells your loop to stop when zero errors never happens?"
# ///
import numpy as np


def perceptron_fit(X, y, lr=1.0, max_epochs=100):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    while True:
        wrong = 0
        for x, target in zip(X, y, strict=True):
            off = target - int(x @ w + b > 0)
            if off != 0:
                w += lr * off * x
                b += lr * off
                wrong += 1
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors
