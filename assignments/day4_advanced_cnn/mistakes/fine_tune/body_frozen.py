# /// mistake
# cause = "trains the head only"
# test = "test_fine_tune_logits"
# hint.ko = "미세조정에서 배우는 것은 헤드뿐인가요? 배우기 전후의 `features`를 견주어 보세요."
# hint.en = "Is the head all that learns? Compare `features` before and after."
# ///
import copy

import torch
from torch import nn


def fine_tune(pretrained, X_few, y_few, epochs, lr_backbone, lr_head, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    model.train()
    model.features.requires_grad_(False)

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
