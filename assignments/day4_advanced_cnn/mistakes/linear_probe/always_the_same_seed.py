# /// mistake
# cause = "seeds torch with a number of its own"
# test = "test_linear_probe_seed"
# hint.ko = "`seed`를 바꾸면 무엇이 달라지나요? 함수 안에서 `seed`를 쓰는 곳을 찾아보세요."
# hint.en = "What changes with `seed`? Find where your function uses it."
# ///
import copy

import torch
from torch import nn


def linear_probe(pretrained, X, y, epochs, lr, seed):
    torch.manual_seed(0)
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
