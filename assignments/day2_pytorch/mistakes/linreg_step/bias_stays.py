# /// mistake
# cause = "updates w only"
# test = "test_linreg_step_once"
# hint.ko = """\
# 직선이 기울어지기만 하고 위아래로는 움직이지 않아요. 움직여야 할 파라미터는 모두 몇 개인가요?"""
# hint.en = """\
# Your line turns but never moves up or down. How many parameters does a step have to move?"""
# ///
import torch


def linreg_step(w, b, X, y, lr):
    loss = ((X @ w + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= lr * w.grad
    w.grad = b.grad = None
    return loss.item()
