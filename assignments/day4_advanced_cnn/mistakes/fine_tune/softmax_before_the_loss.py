# /// mistake
# cause = "applies softmax before CrossEntropyLoss"
# test = "test_fine_tune_logits"
# hint.ko = "`nn.CrossEntropyLoss`는 무엇을 받나요? 두 번 적용되는 것이 있어요."
# hint.en = "What does `nn.CrossEntropyLoss` take? Something is applied twice."
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
            loss = loss_fn(model(X_few[rows]).softmax(dim=1), y_few[rows])
            loss.backward()
            optimizer.step()
    return model.eval()
