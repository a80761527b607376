# /// mistake
# cause = "plain gradient descent instead of Adam"
# test = "test_fit_losses"
# hint.ko = "어떤 최적화 알고리즘을 쓰기로 했나요?"
# hint.en = "Which optimizer does the statement name?"
# ///
import torch
from torch.nn import functional


def fit_forecaster(model, loader, epochs, lr=0.01):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
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
        losses.append(total / count)
    return losses
