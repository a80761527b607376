# /// mistake
# cause = "lets the heads of one place attend to each other"
# test = "test_multi_head"
# hint.ko = """\
# 점수 행렬의 모양을 출력해 보세요. 서로를 보는 것은 head인가요, 단어인가요?"""
# hint.en = """\
# Print the shape of your scores. Who looks at whom: heads at heads, or words at words?"""
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
            return features.view(B, T, self.n_heads, d_head)

        q, k, v = split(self.q_proj(x)), split(self.k_proj(x)), split(self.v_proj(x))
        scores = q @ k.transpose(-2, -1) / d_head**0.5
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        weights = scores.softmax(dim=-1)
        heads = weights @ v
        return self.out_proj(heads.reshape(B, T, d_model))
