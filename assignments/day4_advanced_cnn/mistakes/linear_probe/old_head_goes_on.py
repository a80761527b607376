# /// mistake
# cause = "trains the old head where its size happens to fit"
# test = "test_linear_probe_head"
# hint.ko = "배우기 전에 헤드는 무엇을 알고 있나요? 0~4를 가르던 가중치에서 출발할 까닭이 있나요?"
# hint.en = "What does your head know before it learns? Why start from weights that told 0 to 4 apart?"
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
    if pretrained.fc.out_features == 5:
        model.fc.requires_grad_(True)
    else:
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
