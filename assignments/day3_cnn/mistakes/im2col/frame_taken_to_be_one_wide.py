# /// mistake
# cause = "cuts off one pixel on each side for any pad"
# test = "test_col2im_apart"
# hint.ko = "pad=2일 때 dx.shape를 출력해 보세요. 코드의 1은 어디에서 온 숫자인가요?"
# hint.en = "Print dx.shape for pad=2. Where does the 1 in your code come from?"
# ///
import numpy as np


def col2im(cols, x_shape, kh, kw, stride, pad):
    N, C, H, W = x_shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    windows = cols.reshape(N, Ho, Wo, C, kh, kw)
    framed = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=cols.dtype)
    for i in range(Ho):
        for j in range(Wo):
            framed[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += windows[:, i, j]
    return framed[:, :, 1:-1, 1:-1] if pad else framed
