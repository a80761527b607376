# /// mistake
# cause = "writes row i * Ho + j, which is right for square outputs only"
# test = "test_im2col_rectangles"
# hint.ko = "가로로 창이 다섯 개 들어가면, 둘째 줄의 첫 창은 몇 번째 행인가요?"
# hint.en = "If five windows fit side by side, which row belongs to the first window of the second line?"
# ///
import numpy as np


def im2col(x, kh, kw, stride, pad):
    N, C, H, W = x.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    cols = np.zeros((N * Ho * Wo, C * kh * kw), dtype=x.dtype)
    for n in range(N):
        for i in range(Ho):
            for j in range(Wo):
                top, left = i * stride, j * stride
                row = min(n * Ho * Wo + i * Ho + j, len(cols) - 1)
                cols[row] = framed[n, :, top : top + kh, left : left + kw].ravel()
    return cols
