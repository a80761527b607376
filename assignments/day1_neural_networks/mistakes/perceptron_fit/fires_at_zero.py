# /// mistake
# cause = "fires where the sum is exactly 0"
# test = "test_separable_data"
# hint.ko = "w와 b가 모두 0일 때 첫 예제의 답은 무엇인가요? 규칙을 다시 읽어 보세요."
# hint.en = "What is the answer for the first example, when w and b are all 0? Read the rule once more."
# ///
import numpy as np


def perceptron_fit(X, y, lr=1.0, max_epochs=100):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, target in zip(X, y, strict=True):
            off = target - int(x @ w + b >= 0)
            if off != 0:
                w += lr * off * x
                b += lr * off
                wrong += 1
        errors.append(wrong)
        if wrong == 0:
            break
    return w, b, errors
