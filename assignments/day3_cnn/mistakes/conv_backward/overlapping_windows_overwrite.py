# /// mistake
# cause = "dx: writes what a window contributes over what earlier windows left"
# test = "test_conv_backward_dx"
# hint.ko = "입력 픽셀 하나가 여러 창에서 쓰여요. 두 번째 창을 처리할 때, 첫 창이 남긴 기울기는 어떻게 되나요?"
# hint.en = """\
# One pixel is used by several windows. When you treat the second one, what becomes of what the first one left?"""
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
            dframed[:, :, rows, columns] = np.einsum("nf,fcuv->ncuv", d, w)
    dx = dframed[:, :, pad : pad + H, pad : pad + W]
    db = dout.sum(axis=(0, 2, 3))
    return dx, dw, db
