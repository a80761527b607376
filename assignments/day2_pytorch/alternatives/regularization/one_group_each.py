# /// alternative
# note = "a running total in a float32 tensor, gradients through norms; a group for every parameter, of generators"
# ///
import torch


def penalty(model, l1=0.0, l2=0.0):
    total = torch.zeros(1)
    for p in model.parameters():
        if p.dim() > 1 and p.requires_grad:
            total = total + l1 * torch.norm(p, 1) + l2 / 2 * torch.norm(p) ** 2
    return total


def add_weight_decay(model, wd):
    return [
        {"params": (q for q in [p]), "weight_decay": wd if p.dim() > 1 else 0}
        for p in model.parameters()
        if p.requires_grad
    ]
