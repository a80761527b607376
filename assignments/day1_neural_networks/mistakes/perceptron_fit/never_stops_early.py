# /// mistake
# cause = "runs all max_epochs even where nothing is wrong any more"
# test = "test_separable_data"
# hint.ko = "errors의 길이를 출력해 보세요. 틀린 예제가 하나도 없는 epoch를 지나면 여러분의 반복문은 무엇을 하나요?"
# hint.en = "Print the length of errors. What does your loop do once an epoch has passed without a single wrong answer?"
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
