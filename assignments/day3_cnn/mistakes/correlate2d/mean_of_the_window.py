# /// mistake
# cause = "takes the mean of the products instead of their sum"
# test = "test_correlate2d_squares"
# hint.ko = "숫자가 모두 1인 커널을 모두 1인 이미지에 얹으면 식에서는 무엇이 나오나요? 여러분의 함수에서는요?"
# hint.en = "By the formula, what comes out for a kernel of ones on an image of ones? And from your function?"
# ///
import numpy as np


def correlate2d(img, kernel):
    kh, kw = kernel.shape
    H, W = img.shape
    out = np.zeros((H - kh + 1, W - kw + 1))
    for i in range(H - kh + 1):
        for j in range(W - kw + 1):
            out[i, j] = (img[i : i + kh, j : j + kw] * kernel).mean()
    return out
