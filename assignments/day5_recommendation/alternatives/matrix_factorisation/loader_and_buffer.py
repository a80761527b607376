# /// alternative
# note = "the mean as a buffer, einsum, a DataLoader with its own generator, drop of the last axis by indexing"
# ///
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class MF(nn.Module):
    def __init__(self, n_users, n_items, k, mu):
        super().__init__()
        self.register_buffer("mu", torch.as_tensor(mu, dtype=torch.float32))
        self.user_factors, self.item_factors = nn.Embedding(n_users, k), nn.Embedding(n_items, k)
        self.user_bias, self.item_bias = nn.Embedding(n_users, 1), nn.Embedding(n_items, 1)
        with torch.no_grad():
            for table in (self.user_factors, self.item_factors):
                table.weight.mul_(0.1)
            for table in (self.user_bias, self.item_bias):
                table.weight.fill_(0)

    def forward(self, u, i):
        match = torch.einsum("bk,bk->b", self.user_factors(u), self.item_factors(i))
        return match + self.user_bias(u)[:, 0] + self.item_bias(i)[:, 0] + self.mu


def fit_mf(ratings, n_users, n_items, k=3, epochs=30, lr=0.02, weight_decay=1e-4, batch_size=128, seed=0):
    torch.manual_seed(seed)
    users, items = (torch.as_tensor(ratings[:, c].astype("int64")) for c in (0, 1))
    scores = torch.as_tensor(ratings[:, 2].astype("float32"))
    model = MF(n_users, n_items, k, float(ratings[:, 2].mean()))
    shuffler = torch.Generator().manual_seed(seed)
    data = TensorDataset(users, items, scores)
    loader = DataLoader(data, batch_size=batch_size, shuffle=True, generator=shuffler)
    optimizer = torch.optim.Adam(model.parameters(), lr, weight_decay=weight_decay)
    loss_fn = nn.MSELoss()
    model.train()
    for _ in range(epochs):
        for u, i, r in loader:
            model.zero_grad()
            loss_fn(model(u, i), r).backward()
            optimizer.step()
    return model.eval()
