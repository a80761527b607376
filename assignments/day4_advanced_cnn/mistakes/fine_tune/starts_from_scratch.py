# /// mistake
# cause = "forgets all weights before it learns"
# test = "test_fine_tune_logits"
# hint.ko = "클래스마다 그림 다섯 장으로 새 네트워크가 무엇을 배울 수 있을까요? 배우기 전의 출력부터 견주어 보세요."
# hint.en = "With five images per class, what can a new network learn? Compare the outputs before learning first."
# ///
import copy

import torch
from torch import nn


def fine_tune(pretrained, X_few, y_few, epochs, lr_backbone, lr_head, seed):
    torch.manual_seed(seed)
    model = copy.deepcopy(pretrained)
    for module in model.modules():
        if hasattr(module, "reset_parameters"):
            module.reset_parameters()
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
