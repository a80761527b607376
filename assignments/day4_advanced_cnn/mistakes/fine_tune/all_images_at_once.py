# /// mistake
# cause = "uses all images in every step"
# test = "test_fine_tune_batches"
# hint.ko = "한 epoch에 파라미터는 몇 번 갱신되나요? 그림이 17장이라면요?"
# hint.en = "How many steps does the optimizer take in an epoch? And with 17 images?"
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
        for rows in [torch.randperm(len(X_few))]:
            optimizer.zero_grad()
            loss = loss_fn(model(X_few[rows]), y_few[rows])
            loss.backward()
            optimizer.step()
    return model.eval()
