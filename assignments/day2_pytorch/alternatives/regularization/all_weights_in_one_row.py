# /// alternative
# note = "weights joined into one row; the group without decay comes first and names no decay at all"
# ///
import torch


def penalty(model, l1=0.0, l2=0.0):
    row = torch.cat([p.flatten() for name, p in model.named_parameters() if p.requires_grad and len(p.shape) >= 2])
    return l1 * (row * row.sign()).sum() + l2 * torch.dot(row, row) / 2


def add_weight_decay(model, wd):
    vectors, matrices = [], []
    for _, p in model.named_parameters():
        if not p.requires_grad:
            continue
        (vectors if len(p.shape) < 2 else matrices).append(p)
    return [{"params": vectors}, {"params": matrices, "weight_decay": wd}]
