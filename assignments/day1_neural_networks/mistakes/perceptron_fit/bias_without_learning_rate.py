# /// mistake
# cause = "multiplies the step of w by lr, but not that of b"
# test = "test_learning_rate"
# hint.ko = "lr을 두 배로 하면 w는 두 배가 돼요. b도 그런가요? 규칙의 두 식에서 lr이 어디에 있는지 보세요."
# hint.en = "With twice the lr, w doubles. Does b? Look where lr stands in the two formulas of the rule."
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
                b += off
                wrong += 1
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors
