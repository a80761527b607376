# /// mistake
# cause = "uses all images in every step"
# test = "test_linear_probe_batches"
# hint.ko = "한 epoch에 파라미터는 몇 번 갱신되나요? 그림이 33장이라면요?"
# hint.en = "How many steps does the optimizer take in an epoch? And with 33 images?"
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
        for rows in [torch.randperm(len(X))]:
            optimizer.zero_grad()
            loss = loss_fn(model(X[rows]), y[rows] - 5)
            loss.backward()
            optimizer.step()
    return model
