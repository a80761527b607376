# /// mistake
# cause = "makes a new Adam in every epoch"
# test = "test_fit_losses"
# hint.ko = "Adam은 지난 기울기를 기억해요. epoch이 바뀌면 그 기억은 어떻게 되나요?"
# hint.en = "Adam remembers past gradients. What becomes of that memory when an epoch ends?"
# ///
import torch
from torch.nn import functional


def fit_forecaster(model, loader, epochs, lr=0.01):
    losses = []
    for _ in range(epochs):
        optimizer = torch.optim.Adam(model.parameters(), lr=lr)
        total, count = 0.0, 0
        for X, y in loader:
            optimizer.zero_grad()
            loss = functional.mse_loss(model(X), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
            count += len(y)
        losses.append(total / count)
    return losses
