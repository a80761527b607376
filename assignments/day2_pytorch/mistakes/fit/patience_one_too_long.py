# /// mistake
# cause = "waits for one epoch more than asked for"
# test = "test_fit_patience"
# hint.ko = "`patience=1`이면 나아지지 않은 epoch이 몇 번일 때 멈춰야 하나요? 종이에 세어 보세요."
# hint.en = "With `patience=1`, after how many epochs without improvement should it stop? Count it on paper."
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
            weights = {name: tensor.clone() for name, tensor in model.state_dict().items()}
        else:
            waited += 1
            if patience is not None and waited > patience:
                break

    model.load_state_dict(weights)
    return history
