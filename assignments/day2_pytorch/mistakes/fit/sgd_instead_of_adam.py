# /// mistake
# cause = "uses another optimizer than the recipe"
# test = "test_fit_history"
# hint.ko = "레시피를 다시 읽어 보세요. 어떤 옵티마이저를 쓰기로 했나요?"
# hint.en = "Read the recipe again. Which optimizer does it name?"
# ///
import torch
from torch import nn


def fit(model, train_loader, val_loader, epochs, lr, patience=None, seed=0):
    torch.manual_seed(seed)
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
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
            if waited == patience:
                break

    model.load_state_dict(weights)
    return history
