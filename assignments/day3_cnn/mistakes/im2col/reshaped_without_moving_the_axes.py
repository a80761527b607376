# /// mistake
# cause = "builds (N, C, kh, kw, Ho, Wo) and reshapes it as it is"
# test = "test_im2col_layout"
# hint.ko = "reshape는 축의 순서를 바꾸나요? reshape하기 전 배열의 축을 순서대로 적어 보세요."
# hint.en = "Does reshape change the order of axes? Write down the axes of your array just before it."
# ///
import numpy as np


def im2col(x, kh, kw, stride, pad):
    N, C, H, W = x.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    cols = np.empty((N, C, kh, kw, Ho, Wo), dtype=x.dtype)
    for u in range(kh):
        for v in range(kw):
            cols[:, :, u, v] = framed[:, :, u : u + stride * Ho : stride, v : v + stride * Wo : stride]
    return cols.reshape(N * Ho * Wo, C * kh * kw)
