# /// mistake
# cause = "keeps no copy of the best weights, and so hands back the last ones"
# test = "test_fit_best_weights"
# hint.ko = "몇 번째 epoch의 가중치를 돌려주나요? `state_dict()`가 주는 것은 복사본인가요, 지금의 텐서 그 자체인가요?"
# hint.en = """\
# Which epoch's weights do you hand back? Is what `state_dict()` gives a copy, or the very tensors that go on \
# changing?"""
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
            weights = model.state_dict()
        else:
            waited += 1
            if waited == patience:
                break

    model.load_state_dict(weights)
    return history
