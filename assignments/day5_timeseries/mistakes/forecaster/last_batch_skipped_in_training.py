# /// mistake
# cause = "leaves out a last batch that is smaller"
# test = "test_fit_losses"
# hint.ko = "예제 23개를 5개씩 묶으면 마지막 3개도 배우나요?"
# hint.en = "With 23 examples in batches of 5, are the last 3 learned from?"
# ///
import torch
from torch.nn import functional


def fit_forecaster(model, loader, epochs, lr=0.01):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for X, y in loader:
            if len(y) < loader.batch_size:
                continue
            optimizer.zero_grad()
            loss = functional.mse_loss(model(X), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
            count += len(y)
        losses.append(total / count)
    return losses
