# /// mistake
# cause = "returns inside the loop over epochs"
# test = "test_fine_tune_logits"
# hint.ko = "`epochs`를 1에서 10으로 늘리면 무엇이 달라지나요? `return`의 들여쓰기를 보세요."
# hint.en = "What changes when `epochs` goes from 1 to 10? Look at the indentation of `return`."
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
        return model.eval()
