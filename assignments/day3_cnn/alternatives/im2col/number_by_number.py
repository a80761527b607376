# /// alternative
# note = "im2col fetches one number at a time, the slowest way that still ends in one matrix product"
# ///
import numpy as np


def im2col(x, kh, kw, stride, pad):
    N, C, H, W = x.shape
    rows = []
    for n in range(N):
        for top in range(-pad, H + pad - kh + 1, stride):
            for left in range(-pad, W + pad - kw + 1, stride):
                row = []
                for c in range(C):
                    for h in range(top, top + kh):
                        for w in range(left, left + kw):
                            row.append(x[n, c, h, w] if 0 <= h < H and 0 <= w < W else 0)
                rows.append(row)
    return np.array(rows, dtype=x.dtype)


def col2im(cols, x_shape, kh, kw, stride, pad):
    N, C, H, W = x_shape
    dx = np.zeros(x_shape, dtype=cols.dtype)
    number = iter(cols.ravel())
    for n in range(N):
        for top in range(-pad, H + pad - kh + 1, stride):
            for left in range(-pad, W + pad - kw + 1, stride):
                for c in range(C):
                    for h in range(top, top + kh):
                        for w in range(left, left + kw):
                            value = next(number)
                            if 0 <= h < H and 0 <= w < W:
                                dx[n, c, h, w] += value
    return dx


def conv2d_im2col(x, w, b, stride, pad):
    out = im2col(x, *w.shape[2:], stride, pad).dot(w.reshape(len(w), -1).T) + b
    rows = (x.shape[2] + 2 * pad - w.shape[2]) // stride + 1
    return np.moveaxis(out.reshape(len(x), rows, -1, len(w)), 3, 1)
