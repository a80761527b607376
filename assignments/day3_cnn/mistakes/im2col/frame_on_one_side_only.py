# /// mistake
# cause = "puts all of the frame below and to the right of the image"
# test = "test_im2col_stride_and_pad"
# hint.ko = "pad=1일 때 첫 창의 왼쪽 위 숫자는 무엇이어야 하나요?"
# hint.en = "What should the top left number of the first window be with pad=1?"
# ///
import numpy as np


def im2col(x, kh, kw, stride, pad):
    N, _, H, W = x.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    framed = np.pad(x, ((0, 0), (0, 0), (0, 2 * pad), (0, 2 * pad)))
    rows = []
    for n in range(N):
        for i in range(Ho):
            for j in range(Wo):
                top, left = i * stride, j * stride
                window = framed[n, :, top : top + kh, left : left + kw]
                rows.append(window.ravel())
    return np.array(rows)
