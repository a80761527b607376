# /// mistake
# cause = "returns the loss with its graph"
# test = "test_linreg_step_loss"
# hint.ko = """\
# 반환값의 type을 출력해 보세요. 걸음이 끝난 뒤에도 계산 그래프가 필요한가요?"""
# hint.en = """\
# Print the type of what you return. Who needs the graph after the step is finished?"""
# ///
import torch


def linreg_step(w, b, X, y, lr):
    loss = ((X @ w + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= lr * w.grad
        b -= lr * b.grad
    w.grad = b.grad = None
    return loss
