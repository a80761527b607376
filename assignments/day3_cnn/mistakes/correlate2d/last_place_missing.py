# /// mistake
# cause = "leaves out the last row and the last column of places"
# test = "test_correlate2d_squares"
# hint.ko = "이미지만 한 커널은 몇 자리에 놓을 수 있나요? 여러분의 range는 그때 몇 번 도나요?"
# hint.en = "In how many places can a kernel as large as the image lie? How often does your range run then?"
# ///
import numpy as np


def correlate2d(img, kernel):
    kh, kw = kernel.shape
    H, W = img.shape
    out = np.zeros((H - kh, W - kw))
    for i in range(H - kh):
        for j in range(W - kw):
            out[i, j] = np.sum(img[i : i + kh, j : j + kw] * kernel)
    return out
