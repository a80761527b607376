# /// mistake
# cause = "the loss is the mean absolute error"
# test = "test_autoencoder_steps"
# hint.ko = "오차가 두 배인 픽셀은 손실에 몇 배로 들어가나요?"
# hint.en = "A pixel is off by twice as much: how much more does it count?"
# ///
import torch
from torch import nn


def fit_autoencoder(X, latent=8, epochs=60, lr=3e-3, batch_size=64, seed=0):
    torch.manual_seed(seed)
    model = AutoEncoder(latent).to(X.dtype)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for _ in range(epochs):
        for batch in torch.randperm(len(X)).split(batch_size):
            loss = nn.functional.l1_loss(model(X[batch]), X[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
