# /// mistake
# cause = "makes the optimizer before the new head"
# test = "test_linear_probe_head"
# hint.ko = "옵티마이저가 가진 것은 어떤 객체인가요? 새 헤드보다 먼저 만들었나요, 나중에 만들었나요?"
# hint.en = "Which object does the optimizer hold? Was it made before or after the new head?"
# ///
import copy

import torch
from torch import nn


def linear_probe(pretrained, X, y, epochs, lr, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    model.eval()
    optimizer = torch.optim.Adam(model.fc.parameters(), lr=lr)
    model.fc = nn.Linear(pretrained.fc.in_features, 5).to(X.dtype)

    loss_fn = nn.CrossEntropyLoss()
    for _ in range(epochs):
        for rows in torch.randperm(len(X)).split(32):
            optimizer.zero_grad()
            loss = loss_fn(model(X[rows]), y[rows] - 5)
            loss.backward()
            optimizer.step()
    return model
