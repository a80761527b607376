# /// mistake
# cause = "random numbers without the seed"
# test = "test_autoencoder_seed"
# hint.ko = "같은 seed로 두 번 학습해 보세요. 결과가 같은가요?"
# hint.en = "Train twice with the same seed. Are the results the same?"
# ///
import torch
from torch import nn


def fit_autoencoder(X, latent=8, epochs=60, lr=3e-3, batch_size=64, seed=0):
    model = AutoEncoder(latent).to(X.dtype)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for _ in range(epochs):
        for batch in torch.randperm(len(X)).split(batch_size):
            loss = nn.functional.mse_loss(model(X[batch]), X[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
