# /// alternative
# note = "loops over examples; sides rounded to the nearest number, counted pixel by pixel"
# ///
import numpy as np


def label_smoothing_ce(logits, y, eps):
    total = 0.0
    for i, label in enumerate(y):
        row = logits[i] - logits[i].max()
        losses = np.log(np.exp(row).sum()) - row
        total += (1 - eps) * losses[label] + eps * losses.mean()
    return total / len(y)


def mixup(x, y, K, alpha, rng):
    lam = rng.beta(alpha, alpha)
    order = rng.permutation(len(x))
    out, targets = np.empty_like(x), np.zeros((len(x), K))
    for i, j in enumerate(order):
        out[i] = lam * x[i] + (1 - lam) * x[j]
        targets[i, y[i]] += lam
        targets[i, y[j]] += 1 - lam
    return out, targets


def cutmix(x, y, K, alpha, rng):
    lam = rng.beta(alpha, alpha)
    order = rng.permutation(len(x))
    H, W = x.shape[-2:]
    h, w = round(H * (1 - lam) ** 0.5), round(W * (1 - lam) ** 0.5)
    r, c = int(rng.random() * H), int(rng.random() * W)
    rows = [i for i in range(r - h // 2, r - h // 2 + h) if 0 <= i < H]
    columns = [i for i in range(c - w // 2, c - w // 2 + w) if 0 <= i < W]
    out, targets = x.copy(), np.zeros((len(x), K))
    for i, j in enumerate(order):
        if rows and columns:
            out[i][:, rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1] = x[
                j, :, rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1
            ]
        new = len(rows) * len(columns) / (H * W)
        targets[i, y[i]] += 1 - new
        targets[i, y[j]] += new
    return out, targets
