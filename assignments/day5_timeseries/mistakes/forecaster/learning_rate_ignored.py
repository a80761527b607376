# /// mistake
# cause = "always the default learning rate of Adam"
# test = "test_fit_losses"
# hint.ko = "lr을 0으로 해도 가중치가 변하나요?"
# hint.en = "Do the weights still move when lr is 0?"
# ///
import torch
from torch.nn import functional


def fit_forecaster(model, loader, epochs, lr=0.01):
    optimizer = torch.optim.Adam(model.parameters())
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
