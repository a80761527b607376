# /// alternative
# note = "works on arrays of sizes, and cuts the picture out of a filled array"
# ///
import numpy as np


def conv_output_size(size, kernel, stride=1, pad=0, dilation=1):
    out = (np.array(size) + 2 * pad - dilation * (kernel - 1) - 1) // stride + 1
    if np.any(out < 1):
        raise ValueError("no place for the kernel")
    return out.item() if out.ndim == 0 else (out[0], out[1])


def pad_nchw(x, pad, value=0.0):
    N, C, H, W = x.shape
    out = np.full_like(x, value, shape=(N, C, H + 2 * pad, W + 2 * pad))
    out[:, :, pad : H + pad, pad : W + pad] = x
    return out


def same_padding(kernel):
    if not kernel & 1:
        raise ValueError(kernel)
    return (kernel - 1) // 2
