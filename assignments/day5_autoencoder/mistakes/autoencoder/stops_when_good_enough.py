# /// mistake
# cause = "stops as soon as the loss is below 0.04"
# test = "test_autoencoder_digits"
# hint.ko = "손실이 더 줄어들 수 있는데 멈추지는 않았나요? epoch를 끝까지 세어 보세요."
# hint.en = "Did it stop while the loss could still fall? Count the epochs."
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
            if loss < 0.04:
                return model
    return model
