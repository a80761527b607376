# /// mistake
# cause = "col2im writes where it should add"
# test = "test_col2im_overlap"
# hint.ko = "픽셀 하나가 여러 행에 복사되었어요. 되돌릴 때 그 복사본들로 들어온 기울기는 어떻게 되나요?"
# hint.en = "A pixel was copied into several rows. On the way back, what happens to the gradients of all those copies?"
# ///
import numpy as np


def col2im(cols, x_shape, kh, kw, stride, pad):
    N, C, H, W = x_shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    windows = cols.reshape(N, Ho, Wo, C, kh, kw)
    framed = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=cols.dtype)
    for i in range(Ho):
        for j in range(Wo):
            framed[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw] = windows[:, i, j]
    return framed[:, :, pad : pad + H, pad : pad + W]
