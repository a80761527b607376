# /// alternative
# note = "adds up shifted images, one kernel cell at a time; complex numbers for the magnitude"
# ///
import numpy as np


def correlate2d(img, kernel):
    (kh, kw), (H, W) = kernel.shape, img.shape
    out = 0.0
    for u in range(kh):
        for v in range(kw):
            out = out + img[u : H - kh + 1 + u, v : W - kw + 1 + v] * float(kernel[u, v])
    return out


def edge_map(img):
    windows = np.lib.stride_tricks.sliding_window_view(img.astype(np.float64), (3, 3))
    kernel = np.outer([1, 2, 1], [-1, 0, 1])
    return np.abs(np.tensordot(windows, kernel + 1j * kernel.T, axes=2))
