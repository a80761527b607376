# /// mistake
# cause = "compares with other rows of X than those that went in"
# test = "test_autoencoder_steps"
# hint.ko = "그림 하나를 넣으면 무엇이 나와야 하나요? 둘의 순서가 같은가요?"
# hint.en = "What should come out when a picture goes in? Are both in the same order?"
# ///
import torch
from torch import nn


def fit_autoencoder(X, latent=8, epochs=60, lr=3e-3, batch_size=64, seed=0):
    torch.manual_seed(seed)
    model = AutoEncoder(latent).to(X.dtype)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for _ in range(epochs):
        for batch in torch.randperm(len(X)).split(batch_size):
            loss = nn.functional.mse_loss(model(X[batch]), X[: len(batch)])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
