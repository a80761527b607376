# /// mistake
# cause = "uses the height of the kernel for its width too"
# test = "test_correlate2d_rectangles"
# hint.ko = "커널이 1x3이면 창의 너비는 얼마여야 하나요? 커널의 크기를 몇 개 읽었나요?"
# hint.en = "How wide should the window be for a 1x3 kernel? How many sizes of the kernel did you read?"
# ///
import numpy as np


def correlate2d(img, kernel):
    k = kernel.shape[0]
    H, W = img.shape
    out = np.zeros((H - k + 1, W - k + 1))
    for i in range(H - k + 1):
        for j in range(W - k + 1):
            out[i, j] = np.sum(img[i : i + k, j : j + k] * kernel)
    return out
