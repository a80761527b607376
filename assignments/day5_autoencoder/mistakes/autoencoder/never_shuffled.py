# /// mistake
# cause = "batches in the order of X, whatever the seed"
# test = "test_autoencoder_seed"
# hint.ko = "첫 배치에는 언제나 같은 그림이 들어가나요?"
# hint.en = "Does the first batch always hold the same pictures?"
# ///
import torch
from torch import nn


def fit_autoencoder(X, latent=8, epochs=60, lr=3e-3, batch_size=64, seed=0):
    torch.manual_seed(seed)
    model = AutoEncoder(latent).to(X.dtype)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for _ in range(epochs):
        for batch in torch.arange(len(X)).split(batch_size):
            loss = nn.functional.mse_loss(model(X[batch]), X[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
