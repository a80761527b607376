# /// alternative
# note = "zeroes old gradients before backward, one parameter at a time; a loss of columns"
# ///
import torch


def linreg_step(w, b, X, y, lr):
    for p in (w, b):
        if p.grad is not None:
            p.grad.zero_()
    difference = X @ w[:, None] + b - y[:, None]
    loss = torch.mean(difference * difference)
    loss.backward()
    with torch.no_grad():
        w.copy_(w - lr * w.grad)
        b.sub_(b.grad, alpha=lr)
    return loss.tolist()
