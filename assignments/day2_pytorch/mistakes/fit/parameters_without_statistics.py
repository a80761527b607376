# /// mistake
# cause = "puts the parameters back, but not the running statistics of batch normalization"
# test = "test_fit_best_weights"
# hint.ko = """\
# 배치 정규화 층에는 파라미터 말고도 학습하면서 변하는 것이 있어요. `model.state_dict().keys()`를 출력해 보세요."""
# hint.en = """\
# A batch normalisation layer has more than parameters that change in training. Print \
# `model.state_dict().keys()`."""
# ///
import torch
from torch import nn


def fit(model, train_loader, val_loader, epochs, lr, patience=None, seed=0):
    torch.manual_seed(seed)
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    history = {"train_loss": [], "val_loss": [], "val_acc": []}
    best, waited = float("inf"), 0

    for _ in range(epochs):
        model.train()
        total, count = 0.0, 0
        for X, y in train_loader:
            optimizer.zero_grad()
            loss = loss_fn(model(X), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
            count += len(y)
        history["train_loss"].append(total / count)

        model.eval()
        total, correct, count = 0.0, 0, 0
        with torch.no_grad():
            for X, y in val_loader:
                logits = model(X)
                total += loss_fn(logits, y).item() * len(y)
                correct += (logits.argmax(dim=1) == y).sum().item()
                count += len(y)
        history["val_loss"].append(total / count)
        history["val_acc"].append(correct / count)

        if history["val_loss"][-1] < best:
            best, waited = history["val_loss"][-1], 0
            weights = {name: tensor.detach().clone() for name, tensor in model.named_parameters()}
        else:
            waited += 1
            if waited == patience:
                break

    model.load_state_dict(weights, strict=False)
    return history
