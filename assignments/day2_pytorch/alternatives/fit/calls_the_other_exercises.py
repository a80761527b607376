# /// alternative
# note = "train_one_epoch and evaluate do the work; deepcopy; the epoch of the lowest loss is looked up in the history"
# ///
from copy import deepcopy

import torch
from torch import nn


def fit(model, train_loader, val_loader, epochs, lr, patience=None, seed=0):
    torch.manual_seed(seed)
    criterion = nn.CrossEntropyLoss()
    adam = torch.optim.Adam(model.parameters(), lr)
    history = {"train_loss": [], "val_loss": [], "val_acc": []}
    best_state = None
    for epoch in range(epochs):
        history["train_loss"].append(train_one_epoch(model, train_loader, criterion, adam, "cpu"))
        result = evaluate(model, val_loader, criterion, "cpu")
        history["val_loss"].append(result["loss"])
        history["val_acc"].append(result["accuracy"])
        best_epoch = history["val_loss"].index(min(history["val_loss"]))
        if best_epoch == epoch:
            best_state = deepcopy(model.state_dict())
        if patience and epoch - best_epoch >= patience:
            break
    model.load_state_dict(best_state)
    return history
