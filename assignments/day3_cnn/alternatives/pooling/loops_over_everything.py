# /// alternative
# note = "plain loops, the first maximum by a strict comparison; the winners are in the cache"
# ///
import numpy as np


def maxpool2d_forward(x, k, stride):
    kh, kw = (k, k) if isinstance(k, int) else k
    N, C, H, W = x.shape
    out = np.zeros((N, C, 1 + (H - kh) // stride, 1 + (W - kw) // stride), x.dtype)
    winners = {}
    for n, c, i, j in np.ndindex(*out.shape):
        best = -np.inf
        for h in range(i * stride, i * stride + kh):
            for w in range(j * stride, j * stride + kw):
                if x[n, c, h, w] > best:
                    best = x[n, c, h, w]
                    winners[n, c, i, j] = h, w
        out[n, c, i, j] = best
    return out, {"shape": x.shape, "winners": winners}


def maxpool2d_backward(dout, cache):
    dx = np.zeros(cache["shape"], dout.dtype)
    for (n, c, i, j), (h, w) in cache["winners"].items():
        dx[n, c, h, w] += dout[n, c, i, j]
    return dx


def avgpool2d_forward(x, k, stride):
    kh, kw = (k, k) if isinstance(k, int) else k
    N, C, H, W = x.shape
    out = np.zeros((N, C, 1 + (H - kh) // stride, 1 + (W - kw) // stride), x.dtype)
    for n, c, i, j in np.ndindex(*out.shape):
        for u in range(kh):
            for v in range(kw):
                out[n, c, i, j] += x[n, c, i * stride + u, j * stride + v] / (kh * kw)
    return out, [x, kh, kw, stride]


def avgpool2d_backward(dout, cache):
    x, kh, kw, stride = cache
    dx = np.zeros_like(x)
    for n, c, i, j in np.ndindex(*dout.shape):
        for u in range(kh):
            for v in range(kw):
                dx[n, c, i * stride + u, j * stride + v] += dout[n, c, i, j] / (kh * kw)
    return dx


def global_avg_pool_forward(x):
    return x.reshape(*x.shape[:2], -1).mean(-1), x


def global_avg_pool_backward(dout, cache):
    return np.ones_like(cache) * np.reshape(dout, (*dout.shape, 1, 1)) / cache[0, 0].size
