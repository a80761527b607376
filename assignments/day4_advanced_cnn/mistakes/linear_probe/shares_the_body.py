# /// mistake
# cause = "builds a new network around the body of the old one"
# test = "test_linear_probe_pretrained"
# hint.ko = "새 모델의 `features`와 받은 네트워크의 `features`는 서로 다른 객체인가요? `is`로 확인해 보세요."
# hint.en = "Are `features` of the new model and of the network that you were given two objects? Try `is`."
# ///
from collections import OrderedDict

import torch
from torch import nn


def linear_probe(pretrained, X, y, epochs, lr, seed):
    torch.manual_seed(seed)
    model = nn.Sequential(OrderedDict(features=pretrained.features, fc=pretrained.fc))
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
