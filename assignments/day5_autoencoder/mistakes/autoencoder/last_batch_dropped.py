# /// mistake
# cause = "the smaller last batch is left out"
# test = "test_autoencoder_batches"
# hint.ko = "예제 10개를 4개씩 자르면 배치는 몇 개인가요?"
# hint.en = "Ten examples in batches of four: how many batches are there?"
# ///
import torch
from torch import nn


def fit_autoencoder(X, latent=8, epochs=60, lr=3e-3, batch_size=64, seed=0):
    torch.manual_seed(seed)
    model = AutoEncoder(latent).to(X.dtype)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for _ in range(epochs):
        order = torch.randperm(len(X))
        for i in range(0, max(len(X) - batch_size, 0) + 1, batch_size):
            batch = order[i : i + batch_size]
            loss = nn.functional.mse_loss(model(X[batch]), X[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
