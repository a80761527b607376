# /// mistake
# cause = "updates the model on the validation data, too"
# test = "test_fit_history"
# hint.ko = "검증하는 동안 가중치가 변하나요? 검증 데이터에서 배운 모델의 검증 점수를 믿을 수 있을까요?"
# hint.en = """\
# Do the weights change during validation? Can you trust a validation score if the model learned from that data?"""
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
        for X, y in val_loader:
            optimizer.zero_grad()
            logits = model(X)
            loss = loss_fn(logits, y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
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
