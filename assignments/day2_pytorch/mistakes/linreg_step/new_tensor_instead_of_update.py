# /// mistake
# cause = "w = w - lr * w.grad: the name moves on, the caller's tensor stays"
# test = "test_linreg_step_once"
# hint.ko = """\
# 함수를 부르기 전과 후에 호출자의 w를 출력해 보세요. 갱신한 w는 호출자가 준 바로 그 텐서인가요?"""
# hint.en = """\
# Print the caller's w before and after the call. After the update, is your w still the tensor that you were given?"""
# ///
import torch


def linreg_step(w, b, X, y, lr):
    loss = ((X @ w + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w = w - lr * w.grad
        b = b - lr * b.grad
    return loss.item()
