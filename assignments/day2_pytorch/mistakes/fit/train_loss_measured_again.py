# /// mistake
# cause = "measures the training loss in a second pass after the epoch"
# test = "test_fit_history"
# hint.ko = "`train_loader`를 한 epoch에 몇 번 도나요? 배우면서 이미 알게 된 손실은 어디로 갔나요?"
# hint.en = """\
# How often do you go through `train_loader` in one epoch? What about the losses that you saw while training?"""
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
        model.eval()
        total, count = 0.0, 0
        with torch.no_grad():
            for X, y in train_loader:
                total += loss_fn(model(X), y).item() * len(y)
                count += len(y)
        history["train_loss"].append(total / count)
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
            weights = {name: tensor.clone() for name, tensor in model.state_dict().items()}
        else:
            waited += 1
            if waited == patience:
                break

    model.load_state_dict(weights)
    return history
