# /// mistake
# cause = "replaces the head, which knows the ten digits"
# test = "test_fine_tune_logits"
# hint.ko = "새 과제도 같은 클래스예요. 옛 지식 가운데 아직 맞는 것은 무엇인가요?"
# hint.en = "The new task has the same classes. Which old knowledge still fits?"
# ///
import copy

import torch
from torch import nn


def fine_tune(pretrained, X_few, y_few, epochs, lr_backbone, lr_head, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    model.fc = nn.Linear(model.fc.in_features, model.fc.out_features).to(X_few.dtype)
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
            loss = loss_fn(model(X_few[rows]), y_few[rows])
            loss.backward()
            optimizer.step()
    return model.eval()
