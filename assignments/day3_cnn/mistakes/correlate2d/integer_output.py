# /// mistake
# cause = "makes the output with the dtype of the image, which cuts off decimals of integer images"
# test = "test_correlate2d_integers"
# hint.ko = "정수 이미지를 넣고 출력의 dtype을 출력해 보세요. 2.7을 그 배열에 넣으면 무엇이 남나요?"
# hint.en = "Put in an integer image and print the dtype of the output. What stays of 2.7 in such an array?"
# ///
import numpy as np


def correlate2d(img, kernel):
    kh, kw = kernel.shape
    H, W = img.shape
    out = np.zeros((H - kh + 1, W - kw + 1), dtype=img.dtype)
    for i in range(H - kh + 1):
        for j in range(W - kw + 1):
            out[i, j] = np.sum(img[i : i + kh, j : j + kw] * kernel)
    return out
