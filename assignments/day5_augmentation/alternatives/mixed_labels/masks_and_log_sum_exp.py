# /// alternative
# note = "logaddexp for the loss; a mask for the rectangle, with even sides as in the first CutMix code"
# ///
import numpy as np


def label_smoothing_ce(logits, y, eps):
    log_p = logits - np.logaddexp.reduce(logits, axis=1)[:, None]
    right = log_p[np.arange(len(y)), y]
    return float(np.mean(-(1 - eps) * right - eps * log_p.mean(axis=1)))


def _hard(y, K):
    rows = np.zeros((len(y), K))
    rows[np.arange(len(y)), y] = 1
    return rows


def mixup(x, y, K, alpha, rng):
    order = np.arange(len(x))
    rng.shuffle(order)
    share = float(rng.beta(alpha, alpha))
    soft = share * _hard(y, K)
    soft += (1 - share) * _hard(y[order], K)
    return x * share + x[order] * (1 - share), soft


def cutmix(x, y, K, alpha, rng):
    H, W = x.shape[2:]
    order = rng.permutation(len(x))
    cy, cx = rng.integers(H), rng.integers(W)
    side = np.sqrt(1 - rng.beta(alpha, alpha))
    h, w = int(H * side), int(W * side)
    y1, y2 = np.clip([cy - h // 2, cy + h // 2], 0, H)
    x1, x2 = np.clip([cx - w // 2, cx + w // 2], 0, W)
    mask = np.zeros((H, W), dtype=bool)
    mask[y1:y2, x1:x2] = True
    lam = 1 - mask.mean()
    return np.where(mask, x[order], x), lam * _hard(y, K) + (1 - lam) * _hard(y[order], K)
