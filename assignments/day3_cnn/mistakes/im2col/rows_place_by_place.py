# /// mistake
# cause = "rows in the order (i, j, n): the same place of all images together"
# test = "test_im2col_layout"
# hint.ko = "이미지 두 장을 하나는 0, 하나는 1로 채우고 행들을 출력해 보세요. 첫 이미지의 행이 모두 먼저 나오나요?"
# hint.en = "Fill one image with 0 and the other with 1 and print the rows. Do all rows of the first image come first?"
# ///
import numpy as np


def im2col(x, kh, kw, stride, pad):
    N, _, H, W = x.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    rows = []
    for i in range(Ho):
        for j in range(Wo):
            for n in range(N):
                top, left = i * stride, j * stride
                rows.append(framed[n, :, top : top + kh, left : left + kw].ravel())
    return np.array(rows)
