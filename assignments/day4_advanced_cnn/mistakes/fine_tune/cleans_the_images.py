# /// mistake
# cause = "cuts the pixels to between 0 and 1 before it learns"
# test = "test_fine_tune_logits"
# hint.ko = "시험 때 사진은 어떤 카메라로 찍나요? 배울 때와 같은 그림인가요?"
# hint.en = "Which camera takes the pictures at test time? Are they like those that you learn from?"
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
            loss = loss_fn(model(X_few[rows].clamp(0, 1)), y_few[rows])
            loss.backward()
            optimizer.step()
    return model.eval()
