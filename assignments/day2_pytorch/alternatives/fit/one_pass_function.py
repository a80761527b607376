# /// alternative
# note = "one inner function for both passes; a file in memory keeps the weights; more in the history than asked for"
# ///
import io

import torch
from torch.nn import functional


def fit(model, train_loader, val_loader, epochs, lr, patience=None, seed=0):
    torch.manual_seed(seed)
    optimizer = torch.optim.Adam([{"params": model.parameters(), "lr": lr}])
    rows = []

    def passed(loader, learn):
        model.train(learn)
        losses, hits, n = [], 0, 0
        with torch.set_grad_enabled(learn):
            for inputs, targets in loader:
                scores = model(inputs)
                loss = functional.cross_entropy(scores, targets, reduction="none")
                if learn:
                    optimizer.zero_grad(set_to_none=False)
                    loss.mean().backward()
                    optimizer.step()
                losses += loss.tolist()
                hits += int(torch.eq(scores.max(dim=1)[1], targets).sum())
                n += inputs.shape[0]
        return sum(losses) / n, hits / n

    lowest, kept, since = None, io.BytesIO(), 0
    while len(rows) < epochs and (patience is None or since < patience):
        train_loss, train_acc = passed(train_loader, True)
        val_loss, val_acc = passed(val_loader, False)
        rows.append((train_loss, train_acc, val_loss, val_acc))
        since += 1
        if lowest is None or val_loss < lowest:
            lowest, since, kept = val_loss, 0, io.BytesIO()
            torch.save(model.state_dict(), kept)
    kept.seek(0)
    model.load_state_dict(torch.load(kept, weights_only=True))
    return {name: [row[i] for row in rows] for i, name in enumerate(("train_loss", "train_acc", "val_loss", "val_acc"))}
