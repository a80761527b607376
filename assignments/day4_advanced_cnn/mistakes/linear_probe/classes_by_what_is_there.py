# /// mistake
# cause = "numbers the classes by the digits that happen to be in y"
# test = "test_linear_probe_inputs"
# hint.ko = "`y`에 5가 하나도 없으면 6은 몇 번 출력이 되나요?"
# hint.en = "If there is no 5 in `y`, which output is that of 6?"
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

    labels = torch.unique(y, return_inverse=True)[1]
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.fc.parameters(), lr=lr)
    for _ in range(epochs):
        for rows in torch.randperm(len(X)).split(32):
            optimizer.zero_grad()
            loss = loss_fn(model(X[rows]), labels[rows])
            loss.backward()
            optimizer.step()
    return model
