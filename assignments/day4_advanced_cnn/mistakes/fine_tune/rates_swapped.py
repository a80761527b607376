# /// mistake
# cause = "gives the head the rate of the body and the other way round"
# test = "test_fine_tune_rates"
# hint.ko = "`lr_backbone=0`으로 불러 보세요. 무엇이 멈추나요?"
# hint.en = "Call it with `lr_backbone=0`. What stands still?"
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
            {"params": model.features.parameters(), "lr": lr_head},
            {"params": model.fc.parameters(), "lr": lr_backbone},
        ]
    )
    for _ in range(epochs):
        for rows in torch.randperm(len(X_few)).split(16):
            optimizer.zero_grad()
            loss = loss_fn(model(X_few[rows]), y_few[rows])
            loss.backward()
            optimizer.step()
    return model.eval()
