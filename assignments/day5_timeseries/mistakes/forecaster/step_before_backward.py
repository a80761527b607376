# /// mistake
# cause = "steps before the gradients of this batch are computed"
# test = "test_fit_losses"
# hint.ko = "step()이 쓰는 기울기는 어느 배치의 것인가요?"
# hint.en = "Which batch do the gradients come from that step() uses?"
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
            optimizer.step()
            loss.backward()
            total += loss.item() * len(y)
            count += len(y)
        losses.append(total / count)
    return losses
