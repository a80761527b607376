# /// mistake
# cause = "dw: correlates x with dout as if stride were 1"
# test = "test_conv_backward_stride"
# hint.ko = "stride=1일 때만 맞는 dw예요. stride=2이면 dout의 이웃한 두 값은 이미지에서 몇 픽셀 떨어져 있나요?"
# hint.en = """\
# This dw is right for stride=1. With stride=2, how many pixels of the image lie between two neighbours in dout?"""
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
            dframed[:, :, rows, columns] += np.einsum("nf,fcuv->ncuv", d, w)
    Ho, Wo = dout.shape[2:]
    for u in range(kh):
        for v in range(kw):
            dw[:, :, u, v] = np.einsum("nfij,ncij->fc", dout, framed[:, :, u : u + Ho, v : v + Wo])
    dx = dframed[:, :, pad : pad + H, pad : pad + W]
    db = dout.sum(axis=(0, 2, 3))
    return dx, dw, db
