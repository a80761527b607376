# /// alternative
# note = "torch.autograd.grad, which leaves .grad alone; the update written through .data"
# ///
import torch


def linreg_step(w, b, X, y, lr):
    residual = (X * w).sum(dim=1) + b - y
    loss = residual.pow(2).sum() / len(y)
    dw, db = torch.autograd.grad(loss, (w, b))
    w.data = w.data - lr * dw
    b.data.sub_(lr * db)
    return loss.detach().numpy().item()
