# /// mistake
# cause = "shuffles the numbers of one batch and uses them for every batch"
# test = "test_fine_tune_digits"
# hint.ko = "두 번째 배치에는 몇 번째 그림들이 들어 있나요? 모든 그림이 한 번은 나오나요?"
# hint.en = "Which images are in the second batch? Does every image have its turn?"
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
        for start in range(0, len(X_few), 16):
            rows = torch.randperm(min(16, len(X_few) - start))
            optimizer.zero_grad()
            loss = loss_fn(model(X_few[rows]), y_few[rows])
            loss.backward()
            optimizer.step()
    return model.eval()
