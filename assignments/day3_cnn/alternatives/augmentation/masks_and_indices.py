# /// alternative
# note = "whole batches by index arithmetic; every decision drawn at once; softmax by hand, one big batch for TTA"
# ///
import numpy as np
import torch


def random_shift(x, max_shift, rng):
    n, _, h, w = x.shape
    moves = rng.choice(np.arange(-max_shift, max_shift + 1), size=(n, 2))
    rows = torch.arange(h)[None, :] - torch.tensor(moves[:, :1])
    cols = torch.arange(w)[None, :] - torch.tensor(moves[:, 1:])
    inside = ((rows >= 0) & (rows < h))[:, None, :, None] & ((cols >= 0) & (cols < w))[:, None, None, :]
    rows, cols = rows.clamp(0, h - 1), cols.clamp(0, w - 1)
    picked = x[torch.arange(n)[:, None, None], :, rows[:, :, None], cols[:, None, :]].permute(0, 3, 1, 2)
    return torch.where(inside, picked, torch.zeros((), dtype=x.dtype))


def random_hflip(x, p, rng):
    chosen = torch.tensor(rng.binomial(1, p, size=len(x)) == 1)
    out = x.clone()
    out[chosen] = torch.flip(x[chosen], dims=[3])
    return out


def cutout(x, size, rng):
    n, _, h, w = x.shape
    top = torch.tensor(rng.integers(h - size, endpoint=True, size=(n, 1, 1, 1)))
    left = torch.tensor(rng.integers(w - size, endpoint=True, size=(n, 1, 1, 1)))
    i, j = torch.arange(h)[:, None], torch.arange(w)[None, :]
    hole = (i >= top) & (i < top + size) & (j >= left) & (j < left + size)
    return x.masked_fill(hole, 0)


@torch.no_grad()
def tta_predict(model, x, transforms):
    was = model.training
    model.train(False)
    try:
        logits = model(torch.cat([t(x) for t in transforms]))
    finally:
        model.train(was)
    e = torch.exp(logits - logits.max(dim=1, keepdim=True).values)
    return (e / e.sum(dim=1, keepdim=True)).reshape(len(transforms), len(x), -1).mean(dim=0)
