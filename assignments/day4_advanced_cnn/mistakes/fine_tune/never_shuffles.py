# /// mistake
# cause = "takes the images in the order in which they come"
# test = "test_fine_tune_seed"
# hint.ko = "`seed`가 정하는 것은 무엇인가요? 두 번째 epoch의 첫 배치에는 어떤 그림들이 있나요?"
# hint.en = "What does `seed` decide? Which images are in the first batch of the second epoch?"
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
        for rows in torch.arange(len(X_few)).split(16):
            optimizer.zero_grad()
            loss = loss_fn(model(X_few[rows]), y_few[rows])
            loss.backward()
            optimizer.step()
    return model.eval()
