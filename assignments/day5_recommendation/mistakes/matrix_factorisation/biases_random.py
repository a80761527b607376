# /// mistake
# cause = "leaves the biases as nn.Embedding draws them"
# test = "test_mf_start"
# hint.ko = """\
# 아무것도 배우지 않은 모델은 몇 점을 예측해야 하나요?"""
# hint.en = """\
# What should a model that has learned nothing predict?"""
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

    def forward(self, u, i):
        p, q = self.user_factors(u), self.item_factors(i)
        b_u, b_i = self.user_bias(u).squeeze(1), self.item_bias(i).squeeze(1)
        return self.mu + b_u + b_i + (p * q).sum(dim=1)
