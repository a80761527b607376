# /// alternative
# note = "collects scores under inference_mode, then measures once; a helper does the counting"
# ///
import torch


@torch.inference_mode()
def scores_and_classes(model, loader, device):
    pairs = [(model(X.to(device)), y.to(device)) for X, y in loader]
    return torch.cat([z for z, _ in pairs]), torch.cat([y for _, y in pairs])


def evaluate(model, loader, loss_fn, device):
    mode = model.training
    model.train(False)
    try:
        z, y = scores_and_classes(model, loader, device)
    finally:
        model.train(mode)
    hits = z.softmax(dim=-1).max(dim=-1).indices.eq(y)
    return {"accuracy": float(hits.float().mean()), "loss": loss_fn(z, y).item()}
