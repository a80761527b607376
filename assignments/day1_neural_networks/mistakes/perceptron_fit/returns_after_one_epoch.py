# /// mistake
# cause = "the return stands inside the epoch loop"
# test = "test_separable_data"
# hint.ko = "errors에 숫자가 몇 개 들어 있나요? return 앞의 들여쓰기를 보세요. 어느 for 문에 들어 있나요?"
# hint.en = "How many numbers are there in errors? Look at the indentation before return: which of the loops is it in?"
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
        errors.append(wrong)
        return w, b, errors
