# /// mistake
# cause = "keeps the loss of each batch, not of each epoch"
# test = "test_fit_losses"
# hint.ko = "돌려주는 리스트의 길이는 얼마여야 하나요?"
# hint.en = "How long should the list be that you return?"
# ///
import torch
from torch.nn import functional


def fit_forecaster(model, loader, epochs, lr=0.01):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        for X, y in loader:
            optimizer.zero_grad()
            loss = functional.mse_loss(model(X), y)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
