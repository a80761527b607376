# /// mistake
# cause = "rounds the number of windows up and keeps those that stick out"
# test = "test_pool_leftover"
# hint.ko = "마지막 창이 이미지 밖으로 나가나요? 문제에서는 그런 창을 어떻게 하라고 했나요?"
# hint.en = "Does your last window stick out of the image? What does the exercise do with such windows?"
# ///
import numpy as np


def maxpool2d_forward(x, k, stride):
    kh, kw = (k, k) if isinstance(k, int) else k
    N, C, H, W = x.shape
    Ho, Wo = -(-(H - kh) // stride) + 1, -(-(W - kw) // stride) + 1
    out = np.empty((N, C, Ho, Wo), dtype=x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            window = x[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = window.max(axis=(2, 3))
    return out, (x, kh, kw, stride)
