# /// mistake
# cause = "window (i, j) starts at pixel (i, j) whatever stride is"
# test = "test_conv_backward_stride"
# hint.ko = "stride=2이면 두 번째 창은 몇 번째 픽셀에서 시작하나요?"
# hint.en = "With stride=2, at which pixel does the second window start?"
# ///
import numpy as np


def conv2d_backward(dout, cache):
    x, w, _, _, pad = cache
    H, W = x.shape[2:]
    kh, kw = w.shape[2:]
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    dframed, dw = np.zeros_like(framed), np.zeros_like(w)
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            rows, columns = slice(i, i + kh), slice(j, j + kw)
            d = dout[:, :, i, j]
            dw += np.einsum("nf,ncuv->fcuv", d, framed[:, :, rows, columns])
            dframed[:, :, rows, columns] += np.einsum("nf,fcuv->ncuv", d, w)
    dx = dframed[:, :, pad : pad + H, pad : pad + W]
    db = dout.sum(axis=(0, 2, 3))
    return dx, dw, db
