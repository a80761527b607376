# /// mistake
# cause = "makes a model whatever n_heads is"
# test = "test_multi_head_uneven"
# hint.ko = """\
# 특성 10개를 head 4개로 똑같이 나눌 수 있나요? 언제 알려 주는 것이 좋을까요?"""
# hint.en = """\
# Can 4 heads share 10 features evenly? And when is the best time to say so?"""
# ///
from torch import nn


class MultiHeadAttention(nn.Module):
    def __init__(self, d_model, n_heads):
        super().__init__()
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
        return self.out_proj(heads.transpose(1, 2).reshape(B, T, d_model))
