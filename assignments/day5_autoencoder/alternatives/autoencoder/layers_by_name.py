# /// alternative
# note = "four named layers, functional ReLU; a DataLoader with the last batch; the loss written out"
# ///
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class AutoEncoder(nn.Module):
    def __init__(self, latent=8):
        super().__init__()
        self.wide = nn.Linear(64, 64)
        self.narrow = nn.Linear(64, latent)
        self.widen = nn.Linear(latent, 64)
        self.pixels = nn.Linear(64, 64)

    def encode(self, x):
        return self.narrow(torch.relu(self.wide(x)))

    def decode(self, z):
        return self.pixels(torch.clamp(self.widen(z), min=0))

    def forward(self, x):
        return self.pixels(torch.relu(self.widen(self.narrow(torch.relu(self.wide(x))))))


def fit_autoencoder(X, latent=8, epochs=60, lr=3e-3, batch_size=64, seed=0):
    torch.manual_seed(seed)
    model = AutoEncoder(latent=latent).to(dtype=X.dtype)
    model.train()
    loader = DataLoader(TensorDataset(X), batch_size=batch_size, shuffle=True)
    adam = torch.optim.Adam(params=model.parameters(), lr=lr)
    for _ in range(epochs):
        for (x,) in loader:
            model.zero_grad()
            ((model.decode(model.encode(x)) - x) ** 2).mean().backward()
            adam.step()
    return model.eval()
