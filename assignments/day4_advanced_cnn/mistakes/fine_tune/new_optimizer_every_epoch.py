# /// mistake
# cause = "makes the optimizer anew in every epoch"
# test = "test_fine_tune_logits"
# hint.ko = "Adam은 지난 걸음들을 기억해요. 그 기억은 언제 사라지나요?"
# hint.en = "Adam remembers the steps before. When does that memory end?"
# ///
import copy

import torch
from torch import nn


def fine_tune(pretrained, X_few, y_few, epochs, lr_backbone, lr_head, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    model.train()

    loss_fn = nn.CrossEntropyLoss()
    for _ in range(epochs):
        optimizer = torch.optim.Adam(
            [
                {"params": model.features.parameters(), "lr": lr_backbone},
                {"params": model.fc.parameters(), "lr": lr_head},
            ]
        )
        for rows in torch.randperm(len(X_few)).split(16):
            optimizer.zero_grad()
            loss = loss_fn(model(X_few[rows]), y_few[rows])
            loss.backward()
            optimizer.step()
    return model.eval()
