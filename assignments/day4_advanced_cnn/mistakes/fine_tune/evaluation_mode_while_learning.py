# /// mistake
# cause = "learns in evaluation mode"
# test = "test_fine_tune_logits"
# hint.ko = "새 카메라의 그림은 평균과 크기가 달라요. 배치 정규화의 통계는 언제 새로 재나요?"
# hint.en = "Images of the new camera have another mean and size. When does batch normalisation measure its statistics?"
# ///
import copy

import torch
from torch import nn


def fine_tune(pretrained, X_few, y_few, epochs, lr_backbone, lr_head, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    model.eval()

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
