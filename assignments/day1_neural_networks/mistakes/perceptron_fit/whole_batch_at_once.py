# /// mistake
# cause = "adds up all corrections of an epoch before it moves"
# test = "test_separable_data"
# hint.ko = "한 예제에서 고친 w를 바로 다음 예제에서 쓰고 있나요?"
# hint.en = "Does the next example already see the weights that the last one mended?"
# ///
import numpy as np


def perceptron_fit(X, y, lr=1.0, max_epochs=100):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        off = y - (X @ w + b > 0)
        w = w + lr * off @ X
        b = b + lr * off.sum()
        errors.append(int(np.abs(off).sum()))
        if errors[-1] == 0:
            break
    return w, float(b), errors
