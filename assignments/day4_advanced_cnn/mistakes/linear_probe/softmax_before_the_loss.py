# /// mistake
# cause = "applies softmax before CrossEntropyLoss"
# test = "test_linear_probe_head"
# hint.ko = "`nn.CrossEntropyLoss`는 무엇을 받나요? 두 번 적용되는 것이 있어요."
# hint.en = "What does `nn.CrossEntropyLoss` take? Something is applied twice."
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
            loss = loss_fn(model(X[rows]).softmax(dim=1), y[rows] - 5)
            loss.backward()
            optimizer.step()
    return model
