# /// mistake
# cause = "trains class k + 1 where it should be k"
# test = "test_fine_tune_logits"
# hint.ko = "클래스 0은 여전히 0번 출력인가요?"
# hint.en = "Is class 0 still output 0?"
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
            loss = loss_fn(model(X_few[rows]), (y_few[rows] + 1) % model.fc.out_features)
            loss.backward()
            optimizer.step()
    return model.eval()
