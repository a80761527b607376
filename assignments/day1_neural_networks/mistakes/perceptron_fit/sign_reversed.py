# /// mistake
# cause = "moves away from the wrong example"
# test = "test_separable_data"
# hint.ko = "한 번 고친 뒤에 틀린 점이 올바른 쪽에 가까워졌나요, 멀어졌나요?"
# hint.en = "After one update, is the misclassified point closer to the right side, or further away?"
# ///
import numpy as np


def perceptron_fit(X, y, lr=1.0, max_epochs=100):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, y, strict=True):
            off = target - int(x @ w + b > 0)
            if off != 0:
                w -= lr * off * x
                b -= lr * off
                wrong += 1
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors
