# /// mistake
# cause = "divides by the root of d_model"
# test = "test_multi_head"
# hint.ko = """\
# 한 head 안에서 내적하는 벡터의 길이는 얼마인가요?"""
# hint.en = """\
# How long are the vectors that are multiplied inside one head?"""
# ///
from torch import nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, n_heads):
        super().__init__()
        if d_model % n_heads != 0:
            raise ValueError("d_model must be divisible by n_heads")
        self.n_heads = n_heads
        self.q_proj = nn.Linear(d_model, d_model)
        self.k_proj = nn.Linear(d_model, d_model)
        self.v_proj = nn.Linear(d_model, d_model)
        self.out_proj = nn.Linear(d_model, d_model)

    def forward(self, x, mask=None):
        B, T, d_model = x.shape
        d_head = d_model // self.n_heads

        def split(features):
            return features.view(B, T, self.n_heads, d_head).transpose(1, 2)

        q, k, v = split(self.q_proj(x)), split(self.k_proj(x)), split(self.v_proj(x))
        scores = q @ k.transpose(-2, -1) / d_model**0.5
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        weights = scores.softmax(dim=-1)
        heads = weights @ v
        return self.out_proj(heads.transpose(1, 2).reshape(B, T, d_model))
