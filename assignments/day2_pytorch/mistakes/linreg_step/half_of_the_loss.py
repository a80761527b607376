# /// mistake
# cause = "halves the mean squared error, as some textbooks do"
# test = "test_linreg_step_once"
# hint.ko = """\
# 손실의 식을 다시 보세요. 앞에 붙은 수가 여러분의 코드와 같나요?"""
# hint.en = """\
# Look at the formula of the loss again. Is the number in front of the sum the one in your code?"""
# ///
import torch


def linreg_step(w, b, X, y, lr):
    loss = 0.5 * ((X @ w + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= lr * w.grad
        b -= lr * b.grad
    w.grad = b.grad = None
    return loss.item()
