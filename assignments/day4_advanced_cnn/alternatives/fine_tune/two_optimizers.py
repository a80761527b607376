# /// alternative
# note = "An optimizer for each part, a generator of its own, the loss by hand."
# ///
import copy

import torch


def fine_tune(pretrained, X_few, y_few, epochs, lr_backbone, lr_head, seed):
    generator = torch.Generator().manual_seed(seed)
    model = copy.deepcopy(pretrained).train()
    pair = (
        torch.optim.Adam(model.features.parameters(), lr_backbone),
        torch.optim.Adam(model.fc.parameters(), lr_head),
    )
    n = X_few.shape[0]
    for _ in range(epochs):
        order = torch.randperm(n, generator=generator)
        for start in range(0, n, 16):
            index = order[start : start + 16]
            log_p = model(X_few[index]).log_softmax(dim=1)
            loss = -log_p.gather(1, y_few[index, None]).mean()
            model.zero_grad(set_to_none=True)
            loss.backward()
            for optimizer in pair:
                optimizer.step()
    return model.eval()
