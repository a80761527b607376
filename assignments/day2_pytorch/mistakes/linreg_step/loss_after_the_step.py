# /// mistake
# cause = "returns the loss of the new parameters"
# test = "test_linreg_step_loss"
# hint.ko = """\
# 돌려주는 손실은 어느 파라미터의 손실인가요? 옮기기 전인가요, 옮긴 뒤인가요?"""
# hint.en = """\
# Which parameters does the loss that you return belong to: those before the step or those after it?"""
# ///
import torch


def linreg_step(w, b, X, y, lr):
    loss = ((X @ w + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= lr * w.grad
        b -= lr * b.grad
        loss = ((X @ w + b - y) ** 2).mean()
    w.grad = b.grad = None
    return loss.item()
