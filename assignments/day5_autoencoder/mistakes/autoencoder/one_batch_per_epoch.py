# /// mistake
# cause = "one random batch per epoch"
# test = "test_autoencoder_batches"
# hint.ko = "한 epoch에 모든 그림이 몇 번씩 나와야 하나요?"
# hint.en = "How often should each picture come up in one epoch?"
# ///
import torch
from torch import nn


def fit_autoencoder(X, latent=8, epochs=60, lr=3e-3, batch_size=64, seed=0):
    torch.manual_seed(seed)
    model = AutoEncoder(latent).to(X.dtype)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for _ in range(epochs):
        for batch in [torch.randperm(len(X))[:batch_size]]:
            loss = nn.functional.mse_loss(model(X[batch]), X[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
