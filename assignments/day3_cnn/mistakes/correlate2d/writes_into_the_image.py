# /// mistake
# cause = "writes results into the image while it still reads from it"
# test = "test_correlate2d_squares"
# hint.ko = "두 번째 자리를 계산할 때 이미지의 숫자는 처음 그대로인가요? 함수를 부른 다음 img를 출력해 보세요."
# hint.en = """\
# Are the numbers of the image still the first ones when the second place is computed? Print img after the call."""
# ///
import numpy as np


def correlate2d(img, kernel):
    kh, kw = kernel.shape
    H, W = img.shape
    top, left = kh // 2, kw // 2
    out = img
    for i in range(H - kh + 1):
        for j in range(W - kw + 1):
            out[top + i, left + j] = np.sum(img[i : i + kh, j : j + kw] * kernel)
    return out[top : top + H - kh + 1, left : left + W - kw + 1]
