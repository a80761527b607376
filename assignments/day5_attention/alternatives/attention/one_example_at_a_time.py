# /// alternative
# note = "a loop over examples and queries; the softmax over the keys that may be seen"
# ///
import numpy as np


def attention(q, k, v, mask=None):
    B, Tq, D = q.shape
    Tk = k.shape[1]
    if mask is None:
        mask = True
    mask = np.broadcast_to(mask, (B, Tq, Tk))
    out = np.zeros((B, Tq, v.shape[2]))
    weights = np.zeros((B, Tq, Tk))
    for b in range(B):
        for i in range(Tq):
            seen = mask[b, i]
            if not seen.any():
                continue
            s = k[b][seen] @ q[b, i] / D**0.5
            e = np.exp(s - s.max())
            weights[b, i, seen] = e / e.sum()
            out[b, i] = weights[b, i] @ v[b]
    return out, weights
