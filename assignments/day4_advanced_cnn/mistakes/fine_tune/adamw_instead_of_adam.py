# /// mistake
# cause = "uses AdamW, which pulls the weights to zero"
# test = "test_fine_tune_logits"
# hint.ko = "손실과 상관없이 가중치를 줄이는 것이 있어요. 옵티마이저의 기본값을 찾아보세요."
# hint.en = "Something makes the weights smaller that is not the loss. Look up the defaults of your optimizer."
# ///
import copy

import torch
from torch import nn


def fine_tune(pretrained, X_few, y_few, epochs, lr_backbone, lr_head, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    model.train()

    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.AdamW(
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
