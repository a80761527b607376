# /// mistake
# cause = "predicts from mean and factors only"
# test = "test_mf_forward"
# hint.ko = """\
# 식의 항을 하나씩 세어 보세요. 모두 몇 개인가요?"""
# hint.en = """\
# Count the terms of the formula. How many are there?"""
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
        p, q = self.user_factors(u), self.item_factors(i)
        return self.mu + (p * q).sum(dim=1)
