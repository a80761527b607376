# /// mistake
# cause = "never seeds torch"
# test = "test_fine_tune_seed"
# hint.ko = "같은 `seed`로 두 번 불러 보세요. 결과가 같나요?"
# hint.en = "Call your function twice with the same `seed`. Same result?"
# ///
import copy

import torch
from torch import nn


def fine_tune(pretrained, X_few, y_few, epochs, lr_backbone, lr_head, seed):
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
    return model.eval()
