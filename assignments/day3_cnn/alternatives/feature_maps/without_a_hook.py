# /// alternative
# note = "wraps the layer's forward for the time of the call; picks maxima one by one"
# ///
import torch


def get_activation(model, layer_name, x):
    modules = dict(model.named_modules())
    if layer_name not in modules:
        raise KeyError(f"no layer {layer_name!r}")
    layer, seen = modules[layer_name], []
    inner = layer.forward

    def watched(*args):
        out = inner(*args)
        seen.append(out.detach().clone())
        return out

    layer.forward = watched
    try:
        model(x)
    finally:
        del layer.forward
    return seen[0]


def top_patches(acts, k):
    _, C, H, W = acts.shape
    places = torch.zeros(C, k, 3, dtype=torch.long)
    for c in range(C):
        left = acts[:, c].clone()
        for r in range(k):
            n, rest = divmod(int(left.argmax()), H * W)
            i, j = divmod(rest, W)
            places[c, r] = torch.tensor([n, i, j])
            left[n, i, j] = -float("inf")
    return places
