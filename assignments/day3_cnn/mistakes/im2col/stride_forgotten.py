# /// mistake
# cause = "window (i, j) starts at pixel (i, j)"
# test = "test_im2col_stride_and_pad"
# hint.ko = "stride=2이면 두 번째 창은 몇 번째 픽셀에서 시작하나요?"
# hint.en = "With stride=2, at which pixel does the second window start?"
# ///
import numpy as np


def im2col(x, kh, kw, stride, pad):
    N, _, H, W = x.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    rows = []
    for n in range(N):
        for i in range(Ho):
            for j in range(Wo):
                top, left = i, j
                window = framed[n, :, top : top + kh, left : left + kw]
                rows.append(window.ravel())
    return np.array(rows)
