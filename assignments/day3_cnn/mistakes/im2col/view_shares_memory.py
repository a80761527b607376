# /// mistake
# cause = "reshapes a view of x, which copies only where it has to"
# test = "test_im2col_independent"
# hint.ko = "1x1 창에서 cols의 한 값을 바꾸고 x를 출력해 보세요. reshape는 언제 복사하나요?"
# hint.en = "Under a 1x1 window, change one entry of cols and print x. When does reshape copy?"
# ///
import numpy as np
from numpy.lib.stride_tricks import as_strided


def im2col(x, kh, kw, stride, pad):
    if pad > 0:
        x = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    N, C, H, W = x.shape
    Ho, Wo = (H - kh) // stride + 1, (W - kw) // stride + 1
    n, c, h, w = x.strides
    windows = as_strided(x, (N, Ho, Wo, C, kh, kw), (n, h * stride, w * stride, c, h, w))
    return windows.reshape(N * Ho * Wo, -1)
