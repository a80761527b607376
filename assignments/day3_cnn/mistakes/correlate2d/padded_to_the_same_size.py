# /// mistake
# cause = "puts a frame of zeros around the image, so that the output keeps its size"
# test = "test_correlate2d_squares"
# hint.ko = "출력은 어떤 모양이라고 했나요? 이미지 바깥의 숫자가 필요한 자리도 셌나요?"
# hint.en = """\
# Which shape should the output have, according to the text? Did you count places that need numbers from outside?"""
# ///
import numpy as np


def correlate2d(img, kernel):
    kh, kw = kernel.shape
    H, W = img.shape
    framed = np.pad(img, ((kh // 2, kh - 1 - kh // 2), (kw // 2, kw - 1 - kw // 2)))
    out = np.zeros((H, W))
    for i in range(H):
        for j in range(W):
            out[i, j] = np.sum(framed[i : i + kh, j : j + kw] * kernel)
    return out
