# /// mistake
# cause = "cuts the frame off by pad:-pad, which is empty where pad is 0"
# test = "test_col2im_apart"
# hint.ko = "a = [1, 2, 3]일 때 a[0:-0]은 무엇인가요? 직접 출력해 보세요."
# hint.en = "With a = [1, 2, 3], what is a[0:-0]? Print it."
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
    return framed[:, :, pad:-pad, pad:-pad]
