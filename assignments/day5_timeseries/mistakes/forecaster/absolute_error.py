# /// mistake
# cause = "mean absolute error instead of the squared one"
# test = "test_fit_losses"
# hint.ko = "예측이 2만큼 틀리면 손실은 얼마여야 하나요?"
# hint.en = "If a forecast is off by 2, what should its loss be?"
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
            loss = functional.l1_loss(model(X), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
            count += len(y)
        losses.append(total / count)
    return losses
