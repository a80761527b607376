# /// mistake
# cause = "divides by the sum of the sides of the window instead of their product"
# test = "test_avgpool_values"
# hint.ko = "3x3 창에는 픽셀이 몇 개 있나요? 모두 1인 이미지의 평균은 얼마여야 하나요?"
# hint.en = "How many pixels are in a 3x3 window? What should the average of an image of ones be?"
# ///
import numpy as np


def avgpool2d_forward(x, k, stride):
    kh, kw = (k, k) if isinstance(k, int) else k
    N, C, H, W = x.shape
    Ho, Wo = (H - kh) // stride + 1, (W - kw) // stride + 1
    out = np.empty((N, C, Ho, Wo), dtype=x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            window = x[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = window.sum(axis=(2, 3)) / (kh + kw)
    return out, (x.shape, kh, kw, stride)
