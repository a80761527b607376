# /// mistake
# cause = "in-place update of a leaf outside of no_grad"
# test = "test_linreg_step_once"
# hint.ko = """\
# PyTorch는 지금 w에 하는 모든 계산을 기록하고 있어요. 갱신도 미분할 계산에 들어가야 할까요?"""
# hint.en = """\
# PyTorch is recording everything that happens to w. Should the update be part of what you differentiate?"""
# ///
def linreg_step(w, b, X, y, lr):
    loss = ((X @ w + b - y) ** 2).mean()
    loss.backward()
    w -= lr * w.grad
    b -= lr * b.grad
    w.grad = b.grad = None
    return loss.item()
