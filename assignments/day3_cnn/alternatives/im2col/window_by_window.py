# /// alternative
# note = "plain loops, one row at a time, and one product per image"
# ///
import numpy as np


def im2col(x, kh, kw, stride, pad):
    N, C, H, W = x.shape
    framed = np.zeros((N, C, H + 2 * pad, W + 2 * pad), x.dtype)
    framed[:, :, pad : pad + H, pad : pad + W] = x
    rows = []
    for image in framed:
        for top in range(0, H + 2 * pad - kh + 1, stride):
            for left in range(0, W + 2 * pad - kw + 1, stride):
                rows.append(image[:, top : top + kh, left : left + kw].flatten())
    return np.array(rows)


def col2im(cols, x_shape, kh, kw, stride, pad):
    N, C, H, W = x_shape
    framed = np.zeros((N, C, H + 2 * pad, W + 2 * pad), cols.dtype)
    row = iter(cols)
    for image in framed:
        for top in range(0, H + 2 * pad - kh + 1, stride):
            for left in range(0, W + 2 * pad - kw + 1, stride):
                image[:, top : top + kh, left : left + kw] += next(row).reshape(C, kh, kw)
    return framed[:, :, pad : H + pad, pad : W + pad].copy()


def conv2d_im2col(x, w, b, stride, pad):
    F, _, kh, kw = w.shape
    Wo = (x.shape[3] + 2 * pad - kw) // stride + 1
    kernels = w.reshape(F, -1)
    return np.stack([(kernels @ im2col(a[None], kh, kw, stride, pad).T + b[:, None]).reshape(F, -1, Wo) for a in x])
