# /// mistake
# cause = "a reshape for windows side by side, which needs sizes that divide"
# test = "test_pool_leftover"
# hint.ko = "높이가 5이고 창이 2x2이면 마지막 행은 어떻게 되어야 하나요? reshape는 그것을 아나요?"
# hint.en = "With a height of 5 and windows of 2x2, what should become of the last row? Does reshape know?"
# ///
import numpy as np


def maxpool2d_forward(x, k, stride):
    kh, kw = (k, k) if isinstance(k, int) else k
    N, C, H, W = x.shape
    if kh == kw == stride:
        out = x.reshape(N, C, H // kh, kh, W // kw, kw).max(axis=(3, 5))
        return out, (x, kh, kw, stride)
    Ho, Wo = (H - kh) // stride + 1, (W - kw) // stride + 1
    out = np.empty((N, C, Ho, Wo), dtype=x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            window = x[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            out[:, :, i, j] = window.max(axis=(2, 3))
    return out, (x, kh, kw, stride)
