# /// mistake
# cause = "joins the heads with one reshape, which mixes places and heads"
# test = "test_multi_head"
# hint.ko = """\
# head를 자를 때 바꾼 축을 이어 붙이기 전에 되돌렸나요? 한 단어의 결과에 다른 단어의 것이 섞이지 않았나요?"""
# hint.en = """\
# When you cut into heads you moved an axis. Did it move back before you joined them, or are words mixed now?"""
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
        scores = q @ k.transpose(-2, -1) / d_head**0.5
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        weights = scores.softmax(dim=-1)
        heads = weights @ v
        return self.out_proj(heads.reshape(B, T, d_model))
