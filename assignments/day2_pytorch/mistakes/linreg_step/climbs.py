# /// mistake
# cause = "adds the gradient: the loss grows"
# test = "test_linreg_step_once"
# hint.ko = """\
# 같은 데이터로 여러 걸음을 가면서 손실을 출력해 보세요. 언덕을 내려가고 있나요?"""
# hint.en = """\
# Take a few steps on the same data and print the loss. Are you walking downhill?"""
# ///
import torch


def linreg_step(w, b, X, y, lr):
    loss = ((X @ w + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w += lr * w.grad
        b += lr * b.grad
    w.grad = b.grad = None
    return loss.item()
