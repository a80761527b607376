# /// mistake
# cause = "draws the factors uniformly from -0.1 to 0.1"
# test = "test_mf_start"
# hint.ko = """\
# -0.1과 0.1 사이에서 고르게 뽑은 수들의 표준편차는 얼마인가요?"""
# hint.en = """\
# What is the standard deviation of numbers drawn evenly between -0.1 and 0.1?"""
# ///
from torch import nn


class MF(nn.Module):
    def __init__(self, n_users, n_items, k, mu):
        super().__init__()
        self.mu = mu
        self.user_factors = nn.Embedding(n_users, k)
        self.item_factors = nn.Embedding(n_items, k)
        self.user_bias = nn.Embedding(n_users, 1)
        self.item_bias = nn.Embedding(n_items, 1)
        nn.init.uniform_(self.user_factors.weight, -0.1, 0.1)
        nn.init.uniform_(self.item_factors.weight, -0.1, 0.1)
        nn.init.zeros_(self.user_bias.weight)
        nn.init.zeros_(self.item_bias.weight)

    def forward(self, u, i):
        p, q = self.user_factors(u), self.item_factors(i)
        b_u, b_i = self.user_bias(u).squeeze(1), self.item_bias(i).squeeze(1)
        return self.mu + b_u + b_i + (p * q).sum(dim=1)
