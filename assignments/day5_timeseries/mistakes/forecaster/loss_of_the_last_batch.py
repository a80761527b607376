# /// mistake
# cause = "keeps the loss of the last batch of each epoch"
# test = "test_fit_losses"
# hint.ko = "epoch의 손실에 앞쪽 배치들도 들어 있나요?"
# hint.en = "Are the earlier batches part of an epoch's loss?"
# ///
import torch
from torch.nn import functional


def fit_forecaster(model, loader, epochs, lr=0.01):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for X, y in loader:
            optimizer.zero_grad()
            loss = functional.mse_loss(model(X), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
            count += len(y)
        losses.append(loss.item())
    return losses
