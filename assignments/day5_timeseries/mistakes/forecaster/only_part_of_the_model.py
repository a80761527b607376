# /// mistake
# cause = "gives the optimizer only the parameters with a shape, not the bias"
# test = "test_fit_losses"
# hint.ko = "학습 뒤에 변하지 않은 파라미터가 있나요? 최적화 알고리즘은 무엇을 받았나요?"
# hint.en = "Is there a parameter that did not change? What was the optimizer given?"
# ///
import torch
from torch.nn import functional


def fit_forecaster(model, loader, epochs, lr=0.01):
    optimizer = torch.optim.Adam([p for p in model.parameters() if p.ndim], lr=lr)
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
