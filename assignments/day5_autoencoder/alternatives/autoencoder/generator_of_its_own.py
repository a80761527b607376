# /// alternative
# note = "modules in two ModuleLists; a generator of its own for the order; gradients by torch.autograd.grad"
# ///
import torch
from torch import nn


class AutoEncoder(nn.Module):
    def __init__(self, latent=8):
        super().__init__()
        self.down = nn.ModuleList([nn.Linear(64, 64), nn.Linear(64, latent)])
        self.up = nn.ModuleList([nn.Linear(latent, 64), nn.Linear(64, 64)])

    def encode(self, x):
        return self.down[1](self.down[0](x).relu())

    def decode(self, z):
        return self.up[1](self.up[0](z).relu())

    def forward(self, x):
        return self.decode(self.encode(x))


def fit_autoencoder(X, latent=8, epochs=60, lr=3e-3, batch_size=64, seed=0):
    torch.manual_seed(seed)
    order = torch.Generator().manual_seed(seed)
    model = AutoEncoder(latent).to(X.dtype)
    weights = list(model.parameters())
    optimizer = torch.optim.Adam(weights, lr=lr)
    for _ in range(epochs):
        mixed = X[torch.randperm(len(X), generator=order)]
        for start in range(0, len(X), batch_size):
            x = mixed[start : start + batch_size]
            loss = nn.MSELoss()(model(x), x)
            for weight, gradient in zip(weights, torch.autograd.grad(loss, weights), strict=True):
                weight.grad = gradient
            optimizer.step()
    return model
