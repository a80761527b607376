# /// mistake
# cause = "gradients are never zeroed"
# test = "test_autoencoder_steps"
# hint.ko = "이전 걸음의 무언가가 남아 있지 않나요?"
# hint.en = "Is something of the previous step still there?"
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
            loss.backward()
            optimizer.step()
    return model
