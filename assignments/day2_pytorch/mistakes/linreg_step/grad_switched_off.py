# /// mistake
# cause = "switches requires_grad off for the update and never on again"
# test = "test_linreg_step_three_times"
# hint.ko = """\
# 한 걸음 뒤에 w.requires_grad를 출력해 보세요. 다음 걸음에서도 미분할 수 있나요?"""
# hint.en = """\
# Print w.requires_grad after one step. Can the next step still differentiate?"""
# ///
def linreg_step(w, b, X, y, lr):
    loss = ((X @ w + b - y) ** 2).mean()
    loss.backward()
    for p in (w, b):
        p.requires_grad_(False)
        p -= lr * p.grad
        p.grad.zero_()
    return loss.item()
