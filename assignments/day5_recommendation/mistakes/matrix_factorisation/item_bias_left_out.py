# /// mistake
# cause = "adds the bias of the user only"
# test = "test_mf_forward"
# hint.ko = """\
# 누구나 좋아하는 아이템은 어느 항이 나타내나요?"""
# hint.en = """\
# Which term stands for an item that everybody likes?"""
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
        b_u = self.user_bias(u).squeeze(1)
        return self.mu + b_u + (p * q).sum(dim=1)
