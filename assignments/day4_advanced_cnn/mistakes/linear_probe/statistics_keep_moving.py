# /// mistake
# cause = "trains the head with the backbone in training mode"
# test = "test_linear_probe_body"
# hint.ko = "기울기가 가지 않는데도 몸통의 출력이 달라졌어요. 학습 모드에서 파라미터 말고 또 무엇이 갱신되나요?"
# hint.en = "No gradient reaches the backbone, and yet its outputs changed. What else is updated in training mode?"
# ///
import copy

import torch
from torch import nn


def linear_probe(pretrained, X, y, epochs, lr, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    for parameter in model.parameters():
        parameter.requires_grad = False
    model.fc = nn.Linear(pretrained.fc.in_features, 5).to(X.dtype)

    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.fc.parameters(), lr=lr)
    for _ in range(epochs):
        model.train()
        for rows in torch.randperm(len(X)).split(32):
            optimizer.zero_grad()
            loss = loss_fn(model(X[rows]), y[rows] - 5)
            loss.backward()
            optimizer.step()
    return model.eval()
