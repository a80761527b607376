# /// alternative
# note = "a view of all windows, copied once; np.add.at on the way back; einsum for the product"
# ///
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def im2col(x, kh, kw, stride, pad):
    framed = np.pad(x, [(0, 0), (0, 0), (pad,) * 2, (pad,) * 2])
    windows = sliding_window_view(framed, (kh, kw), axis=(2, 3))[:, :, ::stride, ::stride]
    return windows.transpose(0, 2, 3, 1, 4, 5).copy().reshape(-1, x.shape[1] * kh * kw)


def col2im(cols, x_shape, kh, kw, stride, pad):
    N, C, H, W = x_shape
    Ho, Wo = 1 + (H + 2 * pad - kh) // stride, 1 + (W + 2 * pad - kw) // stride
    n, i, j, c, u, v = np.indices((N, Ho, Wo, C, kh, kw))
    framed = np.zeros((N, C, H + 2 * pad, W + 2 * pad), cols.dtype)
    np.add.at(framed, (n, c, i * stride + u, j * stride + v), cols.reshape(n.shape))
    return framed[:, :, pad : pad + H, pad : pad + W]


def conv2d_im2col(x, w, b, stride, pad):
    N, C, H, _ = x.shape
    kh, kw = w.shape[2:]
    Ho = 1 + (H + 2 * pad - kh) // stride
    cols = im2col(x, kh, kw, stride, pad).reshape(N, Ho, -1, C, kh, kw)
    return np.einsum("nijcuv,fcuv->nfij", cols, w) + b.reshape(1, -1, 1, 1)
