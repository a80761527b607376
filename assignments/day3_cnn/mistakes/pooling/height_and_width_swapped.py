# /// mistake
# cause = "the output is as high as it should be wide"
# test = "test_maxpool_values"
# hint.ko = "세로보다 가로가 긴 이미지를 넣고 out.shape를 출력해 보세요."
# hint.en = "Put in an image that is wider than it is high and print out.shape."
# ///
import numpy as np


def maxpool2d_forward(x, k, stride):
    kh, kw = (k, k) if isinstance(k, int) else k
    N, C, H, W = x.shape
    Ho, Wo = (W - kw) // stride + 1, (H - kh) // stride + 1
    out = np.zeros((N, C, Ho, Wo), dtype=x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            window = x[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = window.max(axis=(2, 3), initial=0)
    return out, (x, kh, kw, stride)
