# /// mistake
# cause = "takes 0.1 for every layer"
# test = "test_fine_tune_logits"
# hint.ko = "지식을 지우지 말고 조금 고쳐야 해요. 걸음 크기는 어디에서 정하나요?"
# hint.en = "You want to adjust knowledge, not erase it. What decides the size of your step?"
# ///
import copy

import torch
from torch import nn


def fine_tune(pretrained, X_few, y_few, epochs, lr_backbone, lr_head, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    model.train()

    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    for _ in range(epochs):
        for rows in torch.randperm(len(X_few)).split(16):
            optimizer.zero_grad()
            loss = loss_fn(model(X_few[rows]), y_few[rows])
            loss.backward()
            optimizer.step()
    return model.eval()
