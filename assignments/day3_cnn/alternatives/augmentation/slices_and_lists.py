# /// alternative
# note = "slices and clones, image by image; other draws; probabilities added up"
# ///
import torch


def random_shift(x, max_shift, rng):
    height, width = x.shape[2:]
    out = torch.zeros_like(x)
    for i in range(len(x)):
        dy, dx = (int(rng.integers(2 * max_shift + 1)) - max_shift for _ in range(2))
        kept = x[i, :, max(-dy, 0) : height - max(dy, 0), max(-dx, 0) : width - max(dx, 0)]
        out[i, :, max(dy, 0) : height - max(-dy, 0), max(dx, 0) : width - max(-dx, 0)] = kept
    return out


def random_hflip(x, p, rng):
    out = x.clone()
    for i in range(len(x)):
        if rng.random() < p:
            out[i] = x[i].flip(2)
    return out


def cutout(x, size, rng):
    out = x.clone()
    height, width = x.shape[2:]
    for i in range(len(x)):
        top = rng.integers(0, height - size + 1)
        left = rng.integers(0, width - size + 1)
        out[i, :, top : top + size, left : left + size] = 0
    return out


def tta_predict(model, x, transforms):
    mode = model.training
    model.eval()
    total = 0
    with torch.no_grad():
        for transform in transforms:
            total = total + torch.softmax(model(transform(x)), dim=1)
    model.train(mode)
    return total / len(transforms)
