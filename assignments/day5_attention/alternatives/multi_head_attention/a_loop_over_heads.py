# /// alternative
# note = "a loop over slices of the features; positions number by number"
# ///
import math

import torch
from torch import nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, n_heads):
        if d_model % n_heads:
            raise ValueError("n_heads must divide d_model")
        super().__init__()
        self.h, self.dh = n_heads, d_model // n_heads
        for name in ("q_proj", "k_proj", "v_proj", "out_proj"):
            setattr(self, name, nn.Linear(d_model, d_model))

    def forward(self, x, mask=None):
        q, k, v = self.q_proj(x), self.k_proj(x), self.v_proj(x)
        outs = []
        for i in range(self.h):
            s = slice(i * self.dh, (i + 1) * self.dh)
            score = torch.bmm(q[..., s], k[..., s].transpose(1, 2)) / math.sqrt(self.dh)
            if mask is not None:
                score = torch.where(mask, score, -1e9)
            outs.append(torch.softmax(score, dim=2) @ v[..., s])
        return self.out_proj(torch.cat(outs, dim=-1))


def sinusoidal_positions(T, d):
    rows = []
    for t in range(T):
        row = []
        for j in range(d):
            angle = t / 10000 ** ((j - j % 2) / d)
            row.append(math.cos(angle) if j % 2 else math.sin(angle))
        rows.append(row)
    return torch.tensor(rows)
