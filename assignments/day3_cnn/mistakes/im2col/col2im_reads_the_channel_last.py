# /// mistake
# cause = "takes the columns to be in the order (u, v, c)"
# test = "test_col2im_apart"
# hint.ko = "cols의 열은 어떤 순서인가요? reshape에 적은 축의 순서와 견주어 보세요."
# hint.en = "In which order are the columns of cols? Compare with the axes in your reshape."
# ///
import numpy as np


def col2im(cols, x_shape, kh, kw, stride, pad):
    N, C, H, W = x_shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    windows = cols.reshape(N, Ho, Wo, kh, kw, C).transpose(0, 1, 2, 5, 3, 4)
    framed = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=cols.dtype)
    for i in range(Ho):
        for j in range(Wo):
            framed[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += windows[:, i, j]
    return framed[:, :, pad : pad + H, pad : pad + W]
