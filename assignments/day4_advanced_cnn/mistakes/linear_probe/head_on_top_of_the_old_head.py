# /// mistake
# cause = "puts the new layer behind the old head"
# test = "test_linear_probe_head"
# hint.ko = "새 헤드가 보는 것은 특징인가요, 옛 헤드의 출력인가요?"
# hint.en = "Does your new head see the features, or what the old head made of them?"
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
    model.fc = nn.Sequential(model.fc, nn.Linear(pretrained.fc.out_features, 5).to(X.dtype))

    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.fc[1].parameters(), lr=lr)
    for _ in range(epochs):
        for rows in torch.randperm(len(X)).split(32):
            optimizer.zero_grad()
            loss = loss_fn(model(X[rows]), y[rows] - 5)
            loss.backward()
            optimizer.step()
    return model
