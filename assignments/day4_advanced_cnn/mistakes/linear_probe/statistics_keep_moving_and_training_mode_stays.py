# /// mistake
# cause = "puts the model into training mode and returns it so"
# test = "test_linear_probe_outputs"
# hint.ko = "그림 한 장만 넣었을 때와 여러 장을 넣었을 때 그 그림의 로짓이 같나요?"
# hint.en = "Is what the model says of an image the same alone and among others?"
# ///
import copy

import torch
from torch import nn


def linear_probe(pretrained, X, y, epochs, lr, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    model.train()
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
