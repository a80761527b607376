# /// alternative
# note = "model.zero_grad before backward; a detached tensor adds up; divides by the size of the data set"
# ///
import torch


def train_one_epoch(model, loader, loss_fn, optimizer, device):
    if not model.training:
        model.train()
    running = torch.zeros((), dtype=torch.float64, device=device)
    for features, labels in iter(loader):
        size = features.size(0)
        scores = model(features.to(device))
        loss = loss_fn(scores, labels.to(device))
        model.zero_grad()
        loss.backward()
        optimizer.step()
        running += loss.detach() * size
    return (running / len(loader.dataset)).item()
