# /// mistake
# cause = "returns the model in training mode"
# test = "test_fine_tune_outputs"
# hint.ko = "그림 한 장만 넣었을 때와 여러 장을 넣었을 때 그 그림의 로짓이 같나요?"
# hint.en = "Is what the model says of an image the same alone and among others?"
# ///
import copy

import torch
from torch import nn


def fine_tune(pretrained, X_few, y_few, epochs, lr_backbone, lr_head, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    model.train()

    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(
        [
            {"params": model.features.parameters(), "lr": lr_backbone},
            {"params": model.fc.parameters(), "lr": lr_head},
        ]
    )
    for _ in range(epochs):
        for rows in torch.randperm(len(X_few)).split(16):
            optimizer.zero_grad()
            loss = loss_fn(model(X_few[rows]), y_few[rows])
            loss.backward()
            optimizer.step()
    return model
