# /// mistake
# cause = "sums over the batch, and the optimizer sees gradients of that size"
# test = "test_fit_losses"
# hint.ko = "배치의 크기가 두 배가 되면 손실도 두 배가 되어야 하나요?"
# hint.en = "Should the loss double when the batch is twice as large?"
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
            loss = functional.mse_loss(model(X), y, reduction="sum")
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
            count += len(y)
        losses.append(total / count)
    return losses
