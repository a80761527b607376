# /// mistake
# cause = "freezes after the new head is in its place, so that nothing learns"
# test = "test_linear_probe_outputs"
# hint.ko = "아직 배워야 하는 파라미터는 무엇인가요? 고정하는 줄과 헤드를 바꾸는 줄의 순서를 보세요."
# hint.en = "Which parameters still have to learn? Look at the order in which you freeze and replace."
# ///
import copy

import torch
from torch import nn


def linear_probe(pretrained, X, y, epochs, lr, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    model.eval()
    model.fc = nn.Linear(pretrained.fc.in_features, 5).to(X.dtype)
    for parameter in model.parameters():
        parameter.requires_grad = False

    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.fc.parameters(), lr=lr)
    for _ in range(epochs):
        for rows in torch.randperm(len(X)).split(32):
            optimizer.zero_grad()
            loss = loss_fn(model(X[rows]), y[rows] - 5)
            loss.backward()
            optimizer.step()
    return model
