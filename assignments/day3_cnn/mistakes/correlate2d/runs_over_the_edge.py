# /// mistake
# cause = "puts the window at every pixel, also where it hangs over the edge"
# test = "test_correlate2d_squares"
# hint.ko = "창의 왼쪽 위 모서리가 갈 수 있는 마지막 위치는 어디인가요? 그 너머에서 자른 조각의 shape를 출력해 보세요."
# hint.en = """\
# What is the last place for the top left corner of the window? Print the shape of what you cut out beyond it."""
# ///
import numpy as np


def correlate2d(img, kernel):
    kh, kw = kernel.shape
    H, W = img.shape
    out = np.zeros((H, W))
    for i in range(H):
        for j in range(W):
            out[i, j] = np.sum(img[i : i + kh, j : j + kw] * kernel)
    return out
