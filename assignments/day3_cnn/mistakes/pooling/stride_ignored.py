# /// mistake
# cause = "moves the window by its own size"
# test = "test_maxpool_stride"
# hint.ko = "창은 한 번에 몇 칸 움직이나요? 그 수는 어느 인자에 들어 있나요?"
# hint.en = "By how many pixels does the window move? Which argument says so?"
# ///
import numpy as np


def maxpool2d_forward(x, k, stride):
    kh, kw = (k, k) if isinstance(k, int) else k
    N, C, H, W = x.shape
    out = np.empty((N, C, H // kh, W // kw), dtype=x.dtype)
    for i in range(H // kh):
        for j in range(W // kw):
            out[:, :, i, j] = x[:, :, i * kh : (i + 1) * kh, j * kw : (j + 1) * kw].max(axis=(2, 3))
    return out, (x, kh, kw, stride)
