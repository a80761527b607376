# /// mistake
# cause = "returns after the first epoch"
# test = "test_autoencoder_steps"
# hint.ko = "return은 어느 반복문 안에 있나요?"
# hint.en = "In which loop does your return stand?"
# ///
import torch
from torch import nn


def fit_autoencoder(X, latent=8, epochs=60, lr=3e-3, batch_size=64, seed=0):
    torch.manual_seed(seed)
    model = AutoEncoder(latent).to(X.dtype)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for _ in range(epochs):
        for batch in torch.randperm(len(X)).split(batch_size):
            loss = nn.functional.mse_loss(model(X[batch]), X[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        return model
