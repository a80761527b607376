# /// alternative
# note = "all windows as a view; np.add.at collects the gradients; results that are not contiguous"
# ///
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def columns(x, k, stride):
    kh, kw = (k, k) if isinstance(k, int) else k
    windows = sliding_window_view(x, (kh, kw), axis=(2, 3))[:, :, ::stride, ::stride]
    return windows.reshape(*windows.shape[:4], kh * kw), kw


def maxpool2d_forward(x, k, stride):
    windows, kw = columns(x, k, stride)
    return windows.max(-1), (windows.argmax(-1), x.shape, kw, stride)


def maxpool2d_backward(dout, cache):
    winner, shape, kw, stride = cache
    n, c, i, j = np.indices(dout.shape)
    dx = np.zeros(shape, dout.dtype)
    np.add.at(dx, (n, c, i * stride + winner // kw, j * stride + winner % kw), dout)
    return dx


def avgpool2d_forward(x, k, stride):
    windows, kw = columns(x, k, stride)
    return windows.mean(-1), (x.shape, windows.shape[-1] // kw, kw, stride)


def avgpool2d_backward(dout, cache):
    shape, kh, kw, stride = cache
    dx = np.zeros(shape, dout.dtype)
    Ho, Wo = dout.shape[2:]
    for u in range(kh):
        for v in range(kw):
            dx[:, :, u : u + stride * Ho : stride, v : v + stride * Wo : stride][:, :, :Ho, :Wo] += dout / (kh * kw)
    return dx


def global_avg_pool_forward(x):
    return np.mean(x, axis=(-2, -1)), x.shape[2:]


def global_avg_pool_backward(dout, cache):
    h, w = cache
    return np.broadcast_to((dout / (h * w))[..., None, None], (*dout.shape, h, w))
