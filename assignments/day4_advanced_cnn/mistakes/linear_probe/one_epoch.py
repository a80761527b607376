# /// mistake
# cause = "returns inside the loop over epochs"
# test = "test_linear_probe_head"
# hint.ko = "`epochs`를 1에서 10으로 늘리면 무엇이 달라지나요? `return`의 들여쓰기를 보세요."
# hint.en = "What changes when `epochs` goes from 1 to 10? Look at the indentation of `return`."
# ///
import copy

import torch
from torch import nn


def linear_probe(pretrained, X, y, epochs, lr, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    model.eval()
    for parameter in model.parameters():
        parameter.requires_grad = False
    model.fc = nn.Linear(pretrained.fc.in_features, 5).to(X.dtype)

    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.fc.parameters(), lr=lr)
    for _ in range(epochs):
        for rows in torch.randperm(len(X)).split(32):
            optimizer.zero_grad()
            loss = loss_fn(model(X[rows]), y[rows] - 5)
            loss.backward()
            optimizer.step()
        return model
