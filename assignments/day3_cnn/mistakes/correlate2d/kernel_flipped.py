# /// mistake
# cause = "turns the kernel by 180 degrees, the convolution of mathematics"
# test = "test_correlate2d_impulse"
# hint.ko = """\
# 검은 이미지에 밝은 점 하나를 넣고 비대칭인 커널을 얹어 보세요. 창의 왼쪽 위 픽셀에는 어느 숫자가 곱해지나요?"""
# hint.en = """\
# Put a single bright pixel into a black image and lay on a kernel without symmetry. Which number meets the top \
# left pixel of the window?"""
# ///
import numpy as np


def correlate2d(img, kernel):
    kh, kw = kernel.shape
    H, W = img.shape
    flipped = np.flip(kernel)
    out = np.zeros((H - kh + 1, W - kw + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(img[i : i + kh, j : j + kw] * flipped)
    return out
