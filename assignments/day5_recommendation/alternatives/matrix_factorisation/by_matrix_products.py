# /// alternative
# note = "a product of (B, 1, k) with (B, k, 1), NumPy's generator for the order, factors from randn"
# ///
import numpy as np
import torch
from torch import nn


class MF(nn.Module):
    def __init__(self, n_users, n_items, k, mu):
        super().__init__()
        self.mean = float(mu)
        self.user_factors = nn.Embedding.from_pretrained(0.1 * torch.randn(n_users, k), freeze=False)
        self.item_factors = nn.Embedding.from_pretrained(0.1 * torch.randn(n_items, k), freeze=False)
        self.user_bias = nn.Embedding.from_pretrained(torch.zeros(n_users, 1), freeze=False)
        self.item_bias = nn.Embedding.from_pretrained(torch.zeros(n_items, 1), freeze=False)

    def forward(self, u, i):
        product = torch.bmm(self.user_factors(u)[:, None, :], self.item_factors(i)[:, :, None])
        return (self.mean + product[:, 0] + self.user_bias(u) + self.item_bias(i)).reshape(len(u))


def fit_mf(ratings, n_users, n_items, k=3, epochs=30, lr=0.02, weight_decay=1e-4, batch_size=128, seed=0):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model = MF(n_users, n_items, k, np.mean(ratings[:, 2]))
    optimizer = torch.optim.Adam(model.parameters(), lr=lr, weight_decay=weight_decay)
    for _ in range(epochs):
        rows = rng.permutation(ratings)
        for first in range(0, len(rows), batch_size):
            part = rows[first : first + batch_size]
            numbers = torch.tensor(part[:, :2].astype(np.int64))
            error = model(numbers[:, 0], numbers[:, 1]) - torch.tensor(part[:, 2], dtype=torch.float32)
            loss = error.square().mean()
            for parameter in model.parameters():
                parameter.grad = None
            loss.backward()
            optimizer.step()
    return model
