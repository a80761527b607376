# /// mistake
# cause = "replaces the head of the network that it is given"
# test = "test_linear_probe_pretrained"
# hint.ko = "다른 사람도 같은 사전학습 모델을 써요. 함수를 부른 뒤 그 모델의 `fc`는 어떻게 되어 있나요?"
# hint.en = "Somebody else will use the same pretrained network after you. What is its `fc` after your call?"
# ///
import torch
from torch import nn


def linear_probe(pretrained, X, y, epochs, lr, seed):
    torch.manual_seed(seed)
    model = pretrained
    model.eval()
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
