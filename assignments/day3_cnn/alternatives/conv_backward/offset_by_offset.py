# /// alternative
# note = "one tensordot per filter offset over strided slices; db as (1, F)"
# ///
import numpy as np


def conv2d_backward(dout, cache):
    x, w, _, stride, pad = cache
    (N, C, H, W), (kh, kw), (Ho, Wo) = x.shape, w.shape[2:], dout.shape[2:]
    framed = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=x.dtype)
    framed[:, :, pad : H + pad, pad : W + pad] = x
    dframed, dw = np.zeros_like(framed), np.empty(w.shape, w.dtype)
    for u in range(kh):
        for v in range(kw):
            seen = np.s_[:, :, u : u + stride * (Ho - 1) + 1 : stride, v : v + stride * (Wo - 1) + 1 : stride]
            dw[:, :, u, v] = np.tensordot(dout, framed[seen], axes=([0, 2, 3], [0, 2, 3]))
            dframed[seen] += np.tensordot(dout, w[:, :, u, v], axes=([1], [0])).transpose(0, 3, 1, 2)
    return dframed[:, :, pad : H + pad, pad : W + pad], dw, dout.sum(axis=(0, 2, 3))[None]
