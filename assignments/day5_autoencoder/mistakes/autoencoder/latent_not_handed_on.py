# /// mistake
# cause = "fit_autoencoder makes an AutoEncoder of the default size"
# test = "test_autoencoder_steps"
# hint.ko = "fit_autoencoder(X, latent=5)의 잠재 벡터는 숫자 몇 개인가요?"
# hint.en = "How many numbers has the latent vector after fit_autoencoder(X, latent=5)?"
# ///
import torch
from torch import nn


def fit_autoencoder(X, latent=8, epochs=60, lr=3e-3, batch_size=64, seed=0):
    torch.manual_seed(seed)
    model = AutoEncoder().to(X.dtype)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for _ in range(epochs):
        for batch in torch.randperm(len(X)).split(batch_size):
            loss = nn.functional.mse_loss(model(X[batch]), X[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
