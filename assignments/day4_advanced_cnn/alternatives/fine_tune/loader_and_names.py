# /// alternative
# note = "Groups by parameter name, batches by a DataLoader."
# ///
import copy

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def fine_tune(pretrained, X_few, y_few, epochs, lr_backbone, lr_head, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    head = [p for name, p in model.named_parameters() if name.startswith("fc")]
    body = [p for name, p in model.named_parameters() if not name.startswith("fc")]
    optimizer = torch.optim.Adam([{"params": body}, {"params": head, "lr": lr_head}], lr=lr_backbone)
    loader = DataLoader(TensorDataset(X_few, y_few), batch_size=16, shuffle=True)
    for _ in range(epochs):
        model.train()
        for images, labels in loader:
            loss = nn.functional.cross_entropy(model(images), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    model.eval()
    return model
