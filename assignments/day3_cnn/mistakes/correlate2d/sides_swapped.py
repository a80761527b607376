# /// mistake
# cause = "takes the width of the image for its height and the height for its width"
# test = "test_correlate2d_rectangles"
# hint.ko = "가로가 더 긴 이미지로 시험해 보세요. img.shape의 첫 번째 숫자는 행의 수인가요, 열의 수인가요?"
# hint.en = """\
# Test with an image that is wider than tall. Is the first number of img.shape the number of rows or of columns?"""
# ///
import numpy as np


def correlate2d(img, kernel):
    kh, kw = kernel.shape
    W, H = img.shape
    out = np.zeros((H - kh + 1, W - kw + 1))
    for i in range(H - kh + 1):
        for j in range(W - kw + 1):
            out[i, j] = np.sum(img[i : i + kh, j : j + kw] * kernel)
    return out
