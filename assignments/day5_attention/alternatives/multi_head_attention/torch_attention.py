# /// alternative
# note = "torch's own scaled_dot_product_attention; positions by an exponential of logarithms"
# ///
import torch
from torch import nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, n_heads):
        super().__init__()
        if d_model // n_heads * n_heads != d_model:
            raise ValueError("d_model and n_heads do not fit")
        self.n_heads = n_heads
        self.q_proj, self.k_proj, self.v_proj, self.out_proj = (nn.Linear(d_model, d_model) for _ in range(4))

    def forward(self, x, mask=None):
        layers = (self.q_proj, self.k_proj, self.v_proj)
        parts = [layer(x).unflatten(-1, (self.n_heads, -1)).transpose(1, 2) for layer in layers]
        heads = nn.functional.scaled_dot_product_attention(*parts, attn_mask=mask)
        return self.out_proj(heads.transpose(1, 2).flatten(2))


def sinusoidal_positions(T, d):
    rate = torch.exp(-torch.log(torch.tensor(10000.0)) * torch.arange(0, d, 2) / d)
    angle = torch.outer(torch.arange(T, dtype=torch.float32), rate)
    return torch.stack([angle.sin(), angle.cos()], dim=-1).flatten(1)[:, :d]
