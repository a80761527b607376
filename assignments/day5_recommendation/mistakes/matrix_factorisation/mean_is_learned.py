# /// mistake
# cause = "makes the mean a parameter"
# test = "test_fit_mf_decay"
# hint.ko = """\
# 규제가 아주 강하면 학습되는 값들은 모두 어디로 가나요? 전체 평균은요?"""
# hint.en = """\
# Where does strong regularisation pull everything that is learned? And the mean?"""
# ///
import torch
from torch import nn


class MF(nn.Module):
    def __init__(self, n_users, n_items, k, mu):
        super().__init__()
        self.mu = nn.Parameter(torch.tensor(float(mu)))
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
        return self.mu + b_u + b_i + (p * q).sum(dim=1)
