# /// mistake
# cause = "sum of the squared errors, not their mean"
# test = "test_linreg_step_once"
# hint.ko = """\
# 같은 데이터를 두 번 이어 붙이면 손실은 어떻게 되어야 하나요? 여러분의 손실은 어떻게 되나요?"""
# hint.en = """\
# Put every example in twice. What should happen to the loss, and what happens to yours?"""
# ///
import torch


def linreg_step(w, b, X, y, lr):
    loss = ((X @ w + b - y) ** 2).sum()
    loss.backward()
    with torch.no_grad():
        w -= lr * w.grad
        b -= lr * b.grad
    w.grad = b.grad = None
    return loss.item()
