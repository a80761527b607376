# /// mistake
# cause = "takes the factors from .weight.data, past autograd"
# test = "test_mf_gradients"
# hint.ko = """\
# 어떤 표의 .grad가 None인가요?"""
# hint.en = """\
# Which of the tables has a .grad of None?"""
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
        nn.init.normal_(self.user_factors.weight, std=0.1)
        nn.init.normal_(self.item_factors.weight, std=0.1)
        nn.init.zeros_(self.user_bias.weight)
        nn.init.zeros_(self.item_bias.weight)

    def forward(self, u, i):
        p, q = self.user_factors.weight.data[u], self.item_factors.weight.data[i]
        b_u, b_i = self.user_bias(u).squeeze(1), self.item_bias(i).squeeze(1)
        return self.mu + b_u + b_i + (p * q).sum(dim=1)
