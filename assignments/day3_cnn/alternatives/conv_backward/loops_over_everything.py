# /// alternative
# note = "six plain loops over outputs and filters; clips the windows at the border instead of padding"
# ///
import numpy as np


def conv2d_backward(dout, cache):
    x, w, b, stride, pad = cache
    H, W = x.shape[2:]
    kh, kw = w.shape[2:]
    dx, dw, db = np.zeros(x.shape, x.dtype), np.zeros(w.shape, w.dtype), np.zeros(b.shape, b.dtype)
    for n, f, i, j in np.ndindex(*dout.shape):
        g = dout[n, f, i, j]
        db[f] += g
        for u in range(kh):
            for v in range(kw):
                h, l = i * stride + u - pad, j * stride + v - pad
                if 0 <= h < H and 0 <= l < W:
                    dx[n, :, h, l] += g * w[f, :, u, v]
                    dw[f, :, u, v] += g * x[n, :, h, l]
    return [dx, dw, db]
