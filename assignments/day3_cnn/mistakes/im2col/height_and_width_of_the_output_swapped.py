# /// mistake
# cause = "runs i over the places across and j over the places down"
# test = "test_im2col_rectangles"
# hint.ko = "세로보다 가로가 긴 이미지에서 i는 몇까지 가야 하나요?"
# hint.en = "How far should i go on an image that is wider than it is high?"
# ///
import numpy as np


def im2col(x, kh, kw, stride, pad):
    N, C, H, W = x.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    Ho, Wo = Wo, Ho
    rows = []
    for n in range(N):
        for i in range(Ho):
            for j in range(Wo):
                top, left = i * stride, j * stride
                window = framed[n, :, top : top + kh, left : left + kw]
                full = np.zeros((C, kh, kw), dtype=x.dtype)
                full[:, : window.shape[1], : window.shape[2]] = window
                rows.append(full.ravel())
    return np.array(rows)
