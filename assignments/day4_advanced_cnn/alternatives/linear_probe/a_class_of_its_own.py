# /// alternative
# note = "Another module around a copy of the body, whose train() leaves the body in evaluation mode."
# ///
import copy

import torch
from torch import nn


class Probe(nn.Module):
    def __init__(self, body, head):
        super().__init__()
        self.body, self.head = body, head
        for p in body.parameters():
            p.requires_grad_(False)

    def train(self, mode=True):
        super().train(mode)
        self.body.eval()
        return self

    def forward(self, x):
        return self.head(self.body(x))


def linear_probe(pretrained, X, y, epochs, lr, seed):
    torch.manual_seed(seed)
    body = copy.deepcopy(pretrained.features)
    head = nn.Linear(pretrained.fc.in_features, 5).to(X.dtype)
    model = Probe(body, head)
    learning = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.Adam(learning, lr)
    for _ in range(epochs):
        model.train()
        order = torch.randperm(X.shape[0])
        for start in range(0, X.shape[0], 32):
            index = order[start : start + 32]
            loss = nn.functional.cross_entropy(model(X[index]), y[index].sub(5))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
    model.eval()
    return model
