# /// alternative
# note = "counts places with range and len; fills a frame by hand"
# ///
import numpy as np


def conv_output_size(size, kernel, stride=1, pad=0, dilation=1):
    if type(size) is int:
        places = range(-pad, size + pad - dilation * (kernel - 1), stride)
        if len(places) == 0:
            raise ValueError(f"a kernel of {kernel} does not fit on {size} with a padding of {pad}")
        return len(places)
    H, W = size
    return [conv_output_size(H, kernel, stride, pad, dilation), conv_output_size(W, kernel, stride, pad, dilation)]


def pad_nchw(x, pad, value=0.0):
    N, C, H, W = x.shape
    out = np.empty((N, C, H + 2 * pad, W + 2 * pad), dtype=x.dtype)
    out[...] = value
    for i in range(H):
        for j in range(W):
            out[:, :, i + pad, j + pad] = x[:, :, i, j]
    return out


def same_padding(kernel):
    pad, rest = divmod(kernel - 1, 2)
    if rest:
        raise ValueError("no padding is the same on both sides")
    return pad
