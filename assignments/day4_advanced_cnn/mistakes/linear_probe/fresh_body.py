# /// mistake
# cause = "builds the backbone anew instead of keeping the weights"
# test = "test_linear_probe_head"
# hint.ko = "몸통이 이미 무언가를 알고 있나요? 학습하기 전에 파일의 값과 견주어 보세요."
# hint.en = "Does your backbone know anything yet? Compare it with the file before you train."
# ///
import copy

import torch
from torch import nn


def linear_probe(pretrained, X, y, epochs, lr, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    model.eval()
    for module in model.modules():
        if hasattr(module, "reset_parameters"):
            module.reset_parameters()
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
