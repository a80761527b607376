# /// alternative
# note = "no_grad as a decorator; counts in tensors; more keys than asked for; puts back the mode of every layer"
# ///
import torch


@torch.no_grad()
def evaluate(model, loader, loss_fn, device):
    modes = {layer: layer.training for layer in model.modules()}
    model.eval()
    sums = torch.zeros(3, dtype=torch.float64)
    for batch in loader:
        inputs, targets = (part.to(device) for part in batch)
        output = model(inputs)
        n = targets.size(0)
        hits = torch.topk(output, 1, dim=1).indices.squeeze(1) == targets
        sums += torch.tensor([float(loss_fn(output, targets)) * n, float(hits.sum()), n], dtype=sums.dtype)
    for layer, training in modes.items():
        layer.training = training
    loss, right, n = sums.tolist()
    return {"loss": loss / n, "accuracy": right / n, "n": n}
