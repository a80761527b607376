# /// mistake
# cause = "freezes the network that it is given before it copies it"
# test = "test_linear_probe_pretrained"
# hint.ko = "`requires_grad`를 바꾼 것은 누구의 파라미터인가요? 줄의 순서를 보세요."
# hint.en = "Whose parameters did you set `requires_grad` of? Look at the order of your lines."
# ///
import copy

import torch
from torch import nn


def linear_probe(pretrained, X, y, epochs, lr, seed):
    torch.manual_seed(seed)
    for parameter in pretrained.parameters():
        parameter.requires_grad = False
    model = copy.deepcopy(pretrained)
    model.eval()
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
