# /// mistake
# cause = "the loss compares (B,) with (B, 1)"
# test = "test_fit_losses"
# hint.ko = "예측과 정답의 모양을 출력해 보세요. 손실은 몇 쌍을 비교하고 있나요?"
# hint.en = "Print the shapes of forecast and target. How many pairs does the loss compare?"
# ///
import torch


def fit_forecaster(model, loader, epochs, lr=0.01):
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for X, y in loader:
            optimizer.zero_grad()
            loss = ((model(X) - y[:, None]) ** 2).mean()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
            count += len(y)
        losses.append(total / count)
    return losses
