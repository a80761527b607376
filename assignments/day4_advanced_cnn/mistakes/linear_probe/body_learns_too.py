# /// mistake
# cause = "gives the optimizer every parameter and freezes none"
# test = "test_linear_probe_body"
# hint.ko = "학습 전후의 `features` 파라미터를 견주어 보세요. 옵티마이저는 무엇을 옮길 수 있나요?"
# hint.en = "Compare the parameters of `features` before and after. What is the optimizer able to move?"
# ///
import copy

import torch
from torch import nn


def linear_probe(pretrained, X, y, epochs, lr, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    model.eval()
    model.fc = nn.Linear(pretrained.fc.in_features, 5).to(X.dtype)

    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for _ in range(epochs):
        for rows in torch.randperm(len(X)).split(32):
            optimizer.zero_grad()
            loss = loss_fn(model(X[rows]), y[rows] - 5)
            loss.backward()
            optimizer.step()
    return model
