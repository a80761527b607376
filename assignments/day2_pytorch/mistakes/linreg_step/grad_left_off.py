# /// mistake
# cause = "switches requires_grad on at the start of a step and leaves it off at the end"
# test = "test_linreg_step_afterwards"
# hint.ko = """\
# 걸음이 끝난 뒤 호출자가 w로 새 손실을 만들어 backward를 부르면 어떻게 되나요? 받았을 때의 상태로 돌려놓았나요?"""
# hint.en = """\
# What happens if the caller builds a new loss from w after your step and calls backward? Is w as you found it?"""
# ///
def linreg_step(w, b, X, y, lr):
    w.requires_grad_(True)
    b.requires_grad_(True)
    loss = ((X @ w + b - y) ** 2).mean()
    loss.backward()
    w.requires_grad_(False)
    b.requires_grad_(False)
    w -= lr * w.grad
    b -= lr * b.grad
    w.grad = b.grad = None
    return loss.item()
