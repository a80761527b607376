# /// mistake
# cause = "columns in the order (c, v, u)"
# test = "test_im2col_layout"
# hint.ko = "이미지를 0, 1, 2, …로 채우고 첫 행을 출력해 보세요. 창을 어느 방향으로 읽고 있나요?"
# hint.en = "Fill the image with 0, 1, 2, ... and print the first row. In which direction do you read the window?"
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
                rows.append(window.transpose(0, 2, 1).ravel())
    return np.array(rows)
