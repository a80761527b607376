# /// mistake
# cause = "cuts into heads with one view, which mixes places and heads"
# test = "test_multi_head"
# hint.ko = """\
# `x`에 단어 번호를 써 넣고, 텐서의 모양을 바꾼 다음 한 head에 어떤 번호가 들어 있는지 보세요."""
# hint.en = """\
# Write the number of its word into every feature of `x`, and look which numbers one head holds after your reshape."""
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
            return features.view(B, self.n_heads, T, d_head)

        q, k, v = split(self.q_proj(x)), split(self.k_proj(x)), split(self.v_proj(x))
        scores = q @ k.transpose(-2, -1) / d_head**0.5
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        weights = scores.softmax(dim=-1)
        heads = weights @ v
        return self.out_proj(heads.transpose(1, 2).reshape(B, T, d_model))
