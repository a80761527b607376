# /// mistake
# cause = "trains everything with the rate of the body"
# test = "test_fine_tune_rates"
# hint.ko = "헤드의 가중치는 한 걸음에 얼마나 움직이나요? 두 학습률을 아주 다르게 주고 보세요."
# hint.en = "How far does the head move in one step? Try two rates that are very different."
# ///
import copy

import torch
from torch import nn


def fine_tune(pretrained, X_few, y_few, epochs, lr_backbone, lr_head, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    model.train()

    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=lr_backbone)
    for _ in range(epochs):
        for rows in torch.randperm(len(X_few)).split(16):
            optimizer.zero_grad()
            loss = loss_fn(model(X_few[rows]), y_few[rows])
            loss.backward()
            optimizer.step()
    return model.eval()
