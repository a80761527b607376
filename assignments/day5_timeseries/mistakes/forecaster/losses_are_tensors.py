# /// mistake
# cause = "returns tensors instead of numbers"
# test = "test_fit_losses"
# hint.ko = "돌려준 리스트의 원소는 어떤 타입인가요? 텐서를 모아 두면 무엇이 함께 남나요?"
# hint.en = "What type are the items of your list? What else stays in memory when tensors are kept?"
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
            total += loss.detach() * len(y)
            count += len(y)
        losses.append(total / count)
    return losses
