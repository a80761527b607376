# /// mistake
# cause = "adds biases (B, 1) to products (B,), which gives (B, B)"
# test = "test_mf_forward"
# hint.ko = """\
# 더하는 것들의 모양을 하나씩 출력해 보세요."""
# hint.en = """\
# Print the shape of each thing that you add."""
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
        b_u, b_i = self.user_bias(u), self.item_bias(i)
        return self.mu + b_u + b_i + (p * q).sum(dim=1)
