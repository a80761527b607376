# /// mistake
# cause = "makes a head with an output for each digit from 0 to 9"
# test = "test_linear_probe_outputs"
# hint.ko = "새 과제에는 클래스가 몇 개인가요? 출력 0번부터 4번까지는 누가 쓰나요?"
# hint.en = "How many classes does the new task have? Who uses outputs 0 to 4?"
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
    model.fc = nn.Linear(pretrained.fc.in_features, 10).to(X.dtype)

    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.fc.parameters(), lr=lr)
    for _ in range(epochs):
        for rows in torch.randperm(len(X)).split(32):
            optimizer.zero_grad()
            loss = loss_fn(model(X[rows]), y[rows])
            loss.backward()
            optimizer.step()
    return model
