# /// alternative
# note = "adds up shifted images, one filter position at a time; the bias comes first"
# ///
import numpy as np


def conv2d_forward(x, w, b, stride=1, pad=0):
    (N, C, H, W), (kh, kw) = x.shape, w.shape[2:]
    xp = np.zeros((N, C, H + 2 * pad, W + 2 * pad), x.dtype)
    xp[:, :, pad : pad + H, pad : pad + W] = x
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    out = np.tile(b[None, :, None, None], (N, 1, Ho, Wo))
    for u in range(kh):
        for v in range(kw):
            shifted = xp[:, :, u : u + stride * Ho : stride, v : v + stride * Wo : stride][:, :, :Ho, :Wo]
            out += np.einsum("nchw,fc->nfhw", shifted, w[:, :, u, v])
    return out, [x, w, b]
