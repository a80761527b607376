# /// alternative
# note = "gradients set to None by hand; losses and sizes collected, averaged by NumPy; moves the model too"
# ///
import numpy as np


def train_one_epoch(model, loader, loss_fn, optimizer, device):
    model.to(device)
    model.train(True)
    losses, sizes = [], []
    for batch in loader:
        inputs, targets = [t.to(device, non_blocking=True) for t in batch]
        for p in model.parameters():
            p.grad = None
        output = model(inputs)
        loss = loss_fn(output, targets)
        loss.backward()
        optimizer.step()
        losses.append(loss.tolist())
        sizes.append(inputs.shape[0])
    return np.average(losses, weights=sizes)
