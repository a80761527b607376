# /// mistake
# cause = "uses the first 32 images in every batch"
# test = "test_linear_probe_digits"
# hint.ko = "두 번째 배치에는 몇 번째 그림들이 들어 있나요? 배치마다 첫 그림의 번호를 출력해 보세요."
# hint.en = "Which images are in the second batch? Print the number of the first one of each batch."
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
        for rows in torch.arange(len(X))[:32].expand(-(-len(X) // 32), -1):
            optimizer.zero_grad()
            loss = loss_fn(model(X[rows]), y[rows] - 5)
            loss.backward()
            optimizer.step()
    return model
