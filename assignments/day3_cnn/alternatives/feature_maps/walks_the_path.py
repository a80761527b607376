# /// alternative
# note = "follows the dots by hand, runs under no_grad; sorts with NumPy"
# ///
import numpy as np
import torch


def get_activation(model, layer_name, x):
    layer = model
    for part in layer_name.split("."):
        if part not in layer._modules:
            raise KeyError(layer_name)
        layer = layer._modules[part]
    kept = []
    handle = layer.register_forward_hook(lambda _, __, out: kept.append(out.clone()))
    try:
        with torch.no_grad():
            model(x)
        return kept[0].cpu()
    finally:
        handle.remove()


def top_patches(acts, k):
    places = []
    for channel in acts.numpy().swapaxes(0, 1):
        order = np.argsort(-channel, axis=None)[:k]
        places.append(np.stack(np.unravel_index(order, channel.shape), axis=1))
    return torch.from_numpy(np.stack(places))
