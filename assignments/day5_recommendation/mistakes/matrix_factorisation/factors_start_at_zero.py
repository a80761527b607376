# /// mistake
# cause = "fills the factors with zeros too"
# test = "test_mf_start"
# hint.ko = """\
# 두 요인이 모두 0이면 곱의 기울기는 무엇인가요?"""
# hint.en = """\
# If both factors are zero, what is the gradient of their product?"""
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
        nn.init.zeros_(self.user_factors.weight)
        nn.init.zeros_(self.item_factors.weight)
        nn.init.zeros_(self.user_bias.weight)
        nn.init.zeros_(self.item_bias.weight)

    def forward(self, u, i):
        p, q = self.user_factors(u), self.item_factors(i)
        b_u, b_i = self.user_bias(u).squeeze(1), self.item_bias(i).squeeze(1)
        return self.mu + b_u + b_i + (p * q).sum(dim=1)
