# /// mistake
# cause = "turns the kernel round in one direction only"
# test = "test_correlate2d_impulse"
# hint.ko = "커널의 네 귀퉁이에 1, 2, 3, 4를 쓰고 밝은 점 하나에 얹어 보세요. 네 숫자는 결과의 어디에 나타나야 하나요?"
# hint.en = """\
# Write 1, 2, 3, 4 into the corners of a kernel and lay it on a single bright pixel. Where should they appear in \
# the result?"""
# ///
import numpy as np


def correlate2d(img, kernel):
    kh, kw = kernel.shape
    H, W = img.shape
    out = np.zeros((H - kh + 1, W - kw + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            for u in range(kh):
                for v in range(kw):
                    out[i, j] += img[i + u, j + v] * kernel[u, -1 - v]
    return out
