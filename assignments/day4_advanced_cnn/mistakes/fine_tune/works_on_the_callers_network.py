# /// mistake
# cause = "trains the network that it is given"
# test = "test_fine_tune_pretrained"
# hint.ko = "함수를 두 번 부르면 두 번째에는 어떤 가중치에서 출발하나요?"
# hint.en = "Call your function twice. Which weights does the second call start from?"
# ///
import torch
from torch import nn


def fine_tune(pretrained, X_few, y_few, epochs, lr_backbone, lr_head, seed):
    torch.manual_seed(seed)
    model = pretrained
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
