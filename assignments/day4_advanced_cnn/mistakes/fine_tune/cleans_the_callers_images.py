# /// mistake
# cause = "cuts the pixels of the tensor that it is given"
# test = "test_fine_tune_inputs"
# hint.ko = "함수를 부른 뒤 `X_few`에는 무엇이 들어 있나요?"
# hint.en = "What is in `X_few` after your call?"
# ///
import copy

import torch
from torch import nn


def fine_tune(pretrained, X_few, y_few, epochs, lr_backbone, lr_head, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    model.train()
    original = X_few.clone()
    X_few.clamp_(0, 1)

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
            loss = loss_fn(model(original[rows]), y_few[rows])
            loss.backward()
            optimizer.step()
    return model.eval()
