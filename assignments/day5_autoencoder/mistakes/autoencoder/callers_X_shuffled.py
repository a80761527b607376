# /// mistake
# cause = "shuffles X itself"
# test = "test_autoencoder_digits"
# hint.ko = "학습이 끝난 뒤 X의 첫 그림을 다시 그려 보세요."
# hint.en = "After training, draw the first picture of X again."
# ///
import torch
from torch import nn


def fit_autoencoder(X, latent=8, epochs=60, lr=3e-3, batch_size=64, seed=0):
    torch.manual_seed(seed)
    model = AutoEncoder(latent).to(X.dtype)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for _ in range(epochs):
        X[:] = X[torch.randperm(len(X))]
        for batch in torch.arange(len(X)).split(batch_size):
            loss = nn.functional.mse_loss(model(X[batch]), X[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
