# /// mistake
# cause = "averages over batches, whatever their size"
# test = "test_fit_losses"
# hint.ko = "마지막 배치는 더 작아요. 그 배치의 예제 하나는 다른 예제와 같은 무게로 세어지나요?"
# hint.en = "The last batch is smaller. Does each of its examples count as much as the others?"
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
            total += loss.item()
            count += 1
        losses.append(total / count)
    return losses
