# /// alternative
# note = "Computes the features once; the head sees nothing else."
# ///
import copy

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def linear_probe(pretrained, X, y, epochs, lr, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained).eval().requires_grad_(False)
    head = nn.Linear(model.fc.weight.shape[1], 5, dtype=X.dtype)
    with torch.no_grad():
        features = model.features(X)
    optimizer = torch.optim.Adam(head.parameters(), lr=lr)
    for _ in range(epochs):
        for batch, labels in DataLoader(TensorDataset(features, y - 5), batch_size=32, shuffle=True):
            head.zero_grad()
            nn.functional.cross_entropy(head(batch), labels).backward()
            optimizer.step()
    model.fc = head
    return model
