# /// mistake
# cause = "gives output j to the digit 9 - j"
# test = "test_linear_probe_head"
# hint.ko = "출력 0번이 뜻하는 숫자는 무엇인가요? 정확도를 재는 쪽과 같은 약속인가요?"
# hint.en = "Which digit does output 0 stand for? Do those who measure your accuracy think the same?"
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
            loss = loss_fn(model(X[rows]), 9 - y[rows])
            loss.backward()
            optimizer.step()
    return model
