# /// mistake
# cause = "gradients pile up from step to step"
# test = "test_fit_losses"
# hint.ko = "두 번째 걸음에서 .grad에는 무엇이 들어 있나요?"
# hint.en = "What is in .grad at the second step?"
# ///
import torch
from torch.nn import functional


def fit_forecaster(model, loader, epochs, lr=0.01):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for X, y in loader:
            loss = functional.mse_loss(model(X), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
            count += len(y)
        losses.append(total / count)
    return losses
