# /// mistake
# cause = "columns in the order (u, v, c)"
# test = "test_im2col_layout"
# hint.ko = "채널마다 다른 숫자를 넣고 한 행을 출력해 보세요. 채널이 바뀌는 것은 얼마나 자주인가요?"
# hint.en = "Fill each channel with a number of its own and print one row. How often does the channel change along it?"
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
                top, left = i * stride, j * stride
                window = framed[n, :, top : top + kh, left : left + kw]
                rows.append(window.transpose(1, 2, 0).ravel())
    return np.array(rows)
