# /// mistake
# cause = "gives the optimizer the parameters of the network that was copied"
# test = "test_fine_tune_logits"
# hint.ko = "갱신하는 파라미터는 누구의 것인가요? 손실이 줄고 있나요?"
# hint.en = "Whose parameters are updated? Does the loss fall?"
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
            {"params": pretrained.features.parameters(), "lr": lr_backbone},
            {"params": pretrained.fc.parameters(), "lr": lr_head},
        ]
    )
    for _ in range(epochs):
        for rows in torch.randperm(len(X_few)).split(16):
            optimizer.zero_grad()
            loss = loss_fn(model(X_few[rows]), y_few[rows])
            loss.backward()
            optimizer.step()
    return model.eval()
