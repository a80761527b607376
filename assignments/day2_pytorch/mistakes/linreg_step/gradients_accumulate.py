# /// mistake
# cause = "the gradient of the step before is still in .grad"
# test = "test_linreg_step_three_times"
# hint.ko = """\
# 첫 걸음은 맞는데 두 번째 걸음이 어긋나요. 첫 걸음에서 .grad에 무엇이 남아 있나요?"""
# hint.en = """\
# The first step is right, the second is not. What is still stored from the first one?"""
# ///
import torch


def linreg_step(w, b, X, y, lr):
    loss = ((X @ w + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= lr * w.grad
        b -= lr * b.grad
    return loss.item()
