# /// mistake
# cause = "col2im divides each pixel by the number of windows that cover it"
# test = "test_col2im_overlap"
# hint.ko = "im2col(x)를 넣으면 x가 다시 나오나요? col2im이 되돌려야 하는 것은 이미지인가요, 기울기인가요?"
# hint.en = "Does im2col(x) come back as x? Is it the image that col2im should bring back, or the gradient?"
# ///
import numpy as np


def col2im(cols, x_shape, kh, kw, stride, pad):
    N, C, H, W = x_shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    windows = cols.reshape(N, Ho, Wo, C, kh, kw)
    framed = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=cols.dtype)
    times = np.zeros_like(framed)
    for i in range(Ho):
        for j in range(Wo):
            framed[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += windows[:, i, j]
            times[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] += 1
    framed = framed / np.maximum(times, 1)
    return framed[:, :, pad : pad + H, pad : pad + W]
