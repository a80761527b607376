# /// mistake
# cause = "leaves the learning rate at the default of Adam"
# test = "test_autoencoder_steps"
# hint.ko = "lr을 열 배로 바꾸면 결과가 바뀌나요?"
# hint.en = "Does anything change with an lr ten times as large?"
# ///
import torch
from torch import nn


def fit_autoencoder(X, latent=8, epochs=60, lr=3e-3, batch_size=64, seed=0):
    torch.manual_seed(seed)
    model = AutoEncoder(latent).to(X.dtype)
    optimizer = torch.optim.Adam(model.parameters())
    for _ in range(epochs):
        for batch in torch.randperm(len(X)).split(batch_size):
            loss = nn.functional.mse_loss(model(X[batch]), X[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
