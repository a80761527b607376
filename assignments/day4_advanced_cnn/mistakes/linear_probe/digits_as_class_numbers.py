# /// mistake
# cause = "passes the digits 5 to 9 as class numbers to a head of five"
# test = "test_linear_probe_outputs"
# hint.ko = "헤드의 출력은 다섯 개예요. 그 번호는 무엇이고, `y`에는 무엇이 들어 있나요?"
# hint.en = "Your head has five outputs. What are their numbers, and what is in `y`?"
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
            loss = loss_fn(model(X[rows]), y[rows])
            loss.backward()
            optimizer.step()
    return model
