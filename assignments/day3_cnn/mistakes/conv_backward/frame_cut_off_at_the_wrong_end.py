# /// mistake
# cause = "keeps the first H rows and W columns of the framed gradient"
# test = "test_conv_backward_dx"
# hint.ko = "0을 두른 이미지에서 x의 왼쪽 위 픽셀은 어느 자리에 있나요?"
# hint.en = "Where in the framed image is the top left pixel of x?"
# ///
import numpy as np


def conv2d_backward(dout, cache):
    x, w, _, stride, pad = cache
    H, W = x.shape[2:]
    kh, kw = w.shape[2:]
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    dframed, dw = np.zeros_like(framed), np.zeros_like(w)
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            rows, columns = slice(i * stride, i * stride + kh), slice(j * stride, j * stride + kw)
            d = dout[:, :, i, j]
            dw += np.einsum("nf,ncuv->fcuv", d, framed[:, :, rows, columns])
            dframed[:, :, rows, columns] += np.einsum("nf,fcuv->ncuv", d, w)
    dx = dframed[:, :, :H, :W]
    db = dout.sum(axis=(0, 2, 3))
    return dx, dw, db
