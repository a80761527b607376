# /// mistake
# cause = "the window runs from i * stride to (i + 1) * stride"
# test = "test_maxpool_stride"
# hint.ko = "k=3, stride=2일 때 창 하나에 픽셀이 몇 개 들어 있는지 출력해 보세요."
# hint.en = "Print how many pixels a window holds with k=3 and stride=2."
# ///
import numpy as np


def maxpool2d_forward(x, k, stride):
    kh, kw = (k, k) if isinstance(k, int) else k
    N, C, H, W = x.shape
    Ho, Wo = (H - kh) // stride + 1, (W - kw) // stride + 1
    out = np.empty((N, C, Ho, Wo), dtype=x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            window = x[:, :, i * stride : (i + 1) * stride, j * stride : (j + 1) * stride]
            out[:, :, i, j] = window.max(axis=(2, 3))
    return out, (x, kh, kw, stride)
