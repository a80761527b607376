# /// mistake
# cause = "dx is never filled: half finished"
# test = "test_conv_backward_dx"
# hint.ko = "dx에 무언가를 더하는 줄이 있나요? 픽셀 하나가 커지면 어느 출력이 커지나요?"
# hint.en = "Is there a line that adds something to dx? Which outputs grow when one pixel grows?"
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
    dx = dframed[:, :, pad : pad + H, pad : pad + W]
    db = dout.sum(axis=(0, 2, 3))
    return dx, dw, db
