# /// mistake
# cause = "predictions (N, 1) minus targets (N,) broadcast to (N, N)"
# test = "test_linreg_step_once"
# hint.ko = """\
# 예측과 y의 차이의 모양(shape)을 출력해 보세요. 예제 하나에 잔차 하나인가요?"""
# hint.en = """\
# Print the shape of prediction minus target. Is there one residual per example?"""
# ///
import torch


def linreg_step(w, b, X, y, lr):
    prediction = X @ w.reshape(-1, 1) + b
    loss = ((prediction - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= lr * w.grad
        b -= lr * b.grad
    w.grad = b.grad = None
    return loss.item()
