# /// mistake
# cause = "takes the root of the mean squared error"
# test = "test_fit_losses"
# hint.ko = "손실의 식에 제곱근이 있나요?"
# hint.en = "Is there a root in the formula of the loss?"
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
            loss = functional.mse_loss(model(X), y).sqrt()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
            count += len(y)
        losses.append(total / count)
    return losses
