# /// mistake
# cause = "goes on counting the wrong answers of earlier epochs"
# test = "test_separable_data"
# hint.ko = """\
# errors를 출력해 보세요. 숫자가 줄어드는 때가 있나요? 둘째 epoch를 시작할 때 세는 변수에는 얼마가 들어 있나요?"""
# hint.en = """\
# Print errors. Do its numbers ever go down? What is in the variable that counts when the second epoch begins?"""
# ///
import numpy as np


def perceptron_fit(X, y, lr=1.0, max_epochs=100):
    w, b, errors = np.zeros(X.shape[1]), 0.0, []
    wrong = 0
    for _ in range(max_epochs):
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
