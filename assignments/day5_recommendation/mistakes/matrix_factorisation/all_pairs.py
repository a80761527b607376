# /// mistake
# cause = "multiplies every user of the batch with every item"
# test = "test_mf_forward"
# hint.ko = """\
# 짝 B개를 물었어요. 몇 개의 값이 나와야 하나요?"""
# hint.en = """\
# You asked about B pairs. How many numbers should come back?"""
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
        b_u, b_i = self.user_bias(u).squeeze(1), self.item_bias(i).squeeze(1)
        return self.mu + b_u[:, None] + b_i[None, :] + p @ q.T
